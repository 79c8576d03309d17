package lab

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"workbook/labs/launch"
)

// A Sample is what one launch says of itself: the JSON line of -json. Whoever
// launched it knows the rest, from outside: wall time, CPU time, switches.
type Sample struct {
	Lab     string `json:"lab"`
	Variant string `json:"variant"`
	N       int64  `json:"n"`
	Workers int    `json:"workers"`

	Repeats int           `json:"repeats"`
	Work    time.Duration `json:"work_ns"` // mean of the repeats
	Began   int64         `json:"began"`   // the first repeat, in Unix nanoseconds
	Ended   int64         `json:"ended"`   // the last one

	Sum   int64 `json:"sum"` // of the last repeat
	Right int   `json:"right"`
	Wrong int   `json:"wrong"`

	PeakRSS    int64  `json:"peak_rss_bytes"` // 0 where the system does not tell
	MemoryKind string `json:"memory_kind"`

	Details
}

// Details are what most samples do not have.
type Details struct {
	Lost   []float64                `json:"lost,omitempty"`   // of the first repeats, where one was wrong: the share of the sum that is missing
	Phases map[string]time.Duration `json:"phases,omitempty"` // mean time per repeat
	Error  string                   `json:"error,omitempty"`  // why the last repeat failed

	Unavailable string `json:"unavailable,omitempty"` // what this machine lacks for the variant
}

// line returns the sample as one JSON line. What every sample has is written
// without encoding/json: its reflection costs a launch 0.07 ms, a quarter of
// what a lab may take to start.
func (s Sample) line() ([]byte, error) {
	line := fmt.Appendf(nil, `{"lab":%q,"variant":%q,"n":%d,"workers":%d,"repeats":%d,"work_ns":%d,`+
		`"began":%d,"ended":%d,"sum":%d,"right":%d,"wrong":%d,"peak_rss_bytes":%d,"memory_kind":%q`,
		s.Lab, s.Variant, s.N, s.Workers, s.Repeats, s.Work,
		s.Began, s.Ended, s.Sum, s.Right, s.Wrong, s.PeakRSS, s.MemoryKind)
	if len(s.Lost) == 0 && len(s.Phases) == 0 && s.Error == "" && s.Unavailable == "" {
		return append(line, "}\n"...), nil
	}
	details, err := json.Marshal(s.Details)
	line = append(line, ',')
	return append(append(line, details[1:]...), '\n'), err
}

// keptLost bounds how many repeats tell the share that they lost.
const keptLost = 10

// measure makes one launch's repeats of v and tells what came of them.
func measure(ctx context.Context, v Variant, o options, stdout io.Writer) Sample {
	log := newLog(o.observe, stdout)
	task := o.task
	task.log = log
	s := Sample{Lab: name(), Variant: v.Name, N: task.N, Workers: task.Workers, Began: log.began.UnixNano()}
	var work time.Duration
	for more(o, s.Repeats, log.began) {
		start := time.Now()
		sum, err := v.call(ctx, task)
		work += time.Since(start)
		if err != nil {
			s.fail(err)
			break
		}
		s.Repeats++
		log.repeats++
		s.judge(task, sum)
	}
	s.Ended = time.Now().UnixNano()
	s.Phases = log.phases
	if s.Repeats > 0 {
		s.Work = work / time.Duration(s.Repeats)
		for name := range s.Phases {
			s.Phases[name] /= time.Duration(s.Repeats)
		}
	}
	if s.Wrong == 0 {
		s.Lost = nil
	}
	s.remember(ctx, v, task)
	return s
}

// more reports whether the launch owes another repeat. There is always a first
// one, unless -repeat 0 asks for none.
func more(o options, repeats int, began time.Time) bool {
	if o.repeat >= 0 {
		return repeats < o.repeat
	}
	return repeats == 0 || time.Since(began) < o.length
}

// fail keeps why a repeat came to no end.
func (s *Sample) fail(err error) {
	var missing Unavailable
	if errors.As(err, &missing) {
		s.Unavailable = string(missing)
		return
	}
	s.Error = err.Error()
}

func (s *Sample) judge(t Task, sum int64) {
	want := t.Expected()
	s.Sum = sum
	if sum == want {
		s.Right++
	} else {
		s.Wrong++
	}
	if len(s.Lost) < keptLost && want > 0 {
		s.Lost = append(s.Lost, 1-float64(sum)/float64(want))
	}
}

// remember counts the launch's peak memory, unless the variant has told it. A
// variant with worker processes gets one more repeat, untimed, at whose end they
// hold still to be counted.
func (s *Sample) remember(ctx context.Context, v Variant, t Task) {
	s.MemoryKind = MemoryPeak
	if peak, err := launch.PeakMemory(); err == nil {
		s.PeakRSS = peak
	}
	if t.log.processes && s.Error == "" {
		t.log = &Log{phases: map[string]time.Duration{}, hold: true}
		if _, err := v.call(ctx, t); err != nil {
			s.fail(err)
		}
	}
	if held := t.log.memory; held != nil {
		s.PeakRSS, s.MemoryKind = held.Bytes, held.Kind
	}
}
