package launch

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"unicode"

	"workbook/labs/limits"
	"workbook/labs/plain"
)

// FuzzSample wants an error of one line, or a sample that fits its launch and the
// bounds of a results file, whatever the program printed.
func FuzzSample(f *testing.F) {
	const sound = `{"lab":"03-mutex","variant":"lock-once","n":10,"workers":4,"repeats":2,"work_ns":5,"began":1,"ended":2,` +
		`"sum":55,"right":1,"wrong":1,"peak_rss_bytes":4096,"memory_kind":"peak"`
	for _, more := range []string{
		`}`, `,"lost":[0,0.5],"phases":{"start":3}}`, `,"phases":{"\u001b[2J":-1}}`, `,"error":"a\nb\u202e"}`, `,"unavailable":"no\u009bPython"}`,
		`,"work_ns":-1}`, `,"right":-1}`, `,"peak_rss_bytes":9223372036854775807}`, `,"memory_kind":"all"}`, `,"lost":[1e300,1,1,1,1,1,1,1,1,1,1]}`, `,"repeats":1e9}`,
		`,"repeat_ns":{"min":3,"q1":2}}`, `,"repeat_ns":{"min":1,"q1":2,"median":5,"q3":6,"p95":7,"max":8},"runtime":{"gc_cycles":1}}`,
		`,"warm_up_ns":9e17,"counting_ns":9e17}`, `,"queued_ns":-1,"work_cpu_ns":-1}`, `,"cache_misses":-2}`, `,"refused":3}`, `,"refused":-1}`, `,"runtime":{"allocated_bytes":-1}}`, `,"runtime":{"runnable_ns":9e18}}`,
	} {
		f.Add([]byte("printed before\n"+sound+more+"\n"), []byte{})
	}
	f.Add([]byte("\x1b[2J no sample"), []byte("panic: \x1b[2J\u202e\n\ngoroutine 1 [running]:\n"))
	f.Add([]byte(nil), []byte("\r\nfatal error: \x9b2J"))
	call := Call{Lab: "03-mutex", Variant: "lock-once", N: 10, Workers: 4}
	began := time.Unix(0, 0)
	f.Fuzz(func(t *testing.T, stdout, stderr []byte) {
		l := Result{Usage: Usage{Began: began, Ended: began.Add(time.Second)}}
		out := Output{Stdout: stdout, Stderr: stderr}
		sample, err := LastSample(stdout)
		if l.Sample = sample; err == nil {
			err = l.check(call)
		}
		if err != nil {
			err = &Error{err, out}
			if text := err.Error(); text == "" || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
				t.Errorf("not one plain line: %q", text)
			}
			if failed := (*Error)(nil); errors.As(err, &failed) && len(failed.Lines(5)) > 5 {
				t.Errorf("more than 5 lines: %q", failed.Lines(5))
			}
			return
		}
		if l.Variant != call.Variant || l.Repeats < 0 || l.Repeats != l.Right+l.Wrong || l.Right < 0 || l.Wrong < 0 ||
			l.Work < 0 || l.Work > time.Second || l.PeakRSS < 0 || l.PeakRSS > limits.Memory || len(l.Lost) > KeptLost || l.Start() < 0 || l.Teardown() < 0 {
			t.Errorf("accepted %+v", l)
		}
		if q := l.Quantiles; q.Min < 0 || q.Q1 < q.Min || q.Median < q.Q1 || q.Q3 < q.Median || q.P95 < q.Q3 || q.Max < q.P95 || q.Max > time.Second {
			t.Errorf("accepted quantiles %+v", q)
		}
		if l.WarmUp < 0 || l.Counting < 0 || l.WarmUp+l.Counting > time.Second || l.WorkCPU < 0 || l.Queued < -1 || l.Queued > limits.Time || l.CacheMisses < -1 || l.CacheMisses > limits.Memory || l.Refused < 0 || l.Refused > limits.Memory {
			t.Errorf("accepted %+v", l)
		}
		if r := l.Runtime; r != nil && (min(r.GCPause, r.GCCPU, r.Runnable, r.RunnableP95, r.LockWait) < 0 || min(r.GCCycles, r.Allocated, r.Goroutines) < 0) {
			t.Errorf("accepted %+v", *r)
		}
		for name, took := range l.Phases {
			if name != plain.Line(name) || strings.TrimSpace(name) == "" || took < 0 || took > limits.Time {
				t.Errorf("accepted phase %q of %s", name, took)
			}
		}
	})
}

// gossip is a lab that tells of another program's exercise, and has a sample unless its
// variant fails.
func gossip() {
	fmt.Fprintln(os.Stderr, "panic: "+NotAttempted.Error())
	if variant := os.Args[3]; variant != "fails" {
		line, _ := Sample{Variant: variant, Workers: 1, MemoryKind: MemoryPeak}.Line()
		_, _ = os.Stdout.Write(line)
	}
}

// TestOnlyYoursIsNotAttempted has launches whose workers print that an exercise is not
// attempted, as those of lab 21 may that got it from another lab's queue.
func TestOnlyYoursIsNotAttempted(t *testing.T) {
	t.Setenv("PLAY", "gossip")
	for variant, want := range map[string]error{"queue": nil, Yours: nil, "fails": errNoSample} {
		if _, err := Lab(t.Context(), os.Args[0], Call{Variant: variant, Workers: 1}); !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", variant, err, want)
		}
	}
}

// FuzzEvent wants events of workers that there can be, in time that has passed.
func FuzzEvent(f *testing.F) {
	for _, line := range []string{
		`{"event":"process","worker":-1,"pid":7}`, `{"event":"process","worker":0,"pid":-1}`, `{"event":"process","worker":0,"pid":99999999999}`,
		`{"event":"span","worker":3,"from_ns":5,"to_ns":9}`, `{"event":"span","worker":1024,"from_ns":9,"to_ns":5}`, `{"event":"\u001b"}`, `null`, `{`,
	} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		e, ok := readEvent(line)
		if !ok {
			return
		}
		process := e.Event == "process" && e.Worker >= -1 && e.PID > 0 && int(int32(e.PID)) == e.PID
		span := e.Event == "span" && e.Worker >= 0 && e.From >= 0 && e.From <= e.To && e.To <= limits.Time
		if e.Worker >= limits.Workers || !process && !span {
			t.Errorf("accepted %+v of %q", e, line)
		}
	})
}
