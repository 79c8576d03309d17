package launch

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"workbook/labs/limits"
	"workbook/labs/plain"
)

// A Call says what one launch of a lab has to do: a variant of the lab sums the
// integers 1..N with Workers workers.
type Call struct {
	Lab     string // name, such as "03-mutex"; "" accepts a sample of any lab
	Variant string
	N       int64
	Workers int
	Repeat  int           // number of repeats; -1 repeats for the time For
	For     time.Duration // only used if Repeat is -1
	Observe func(Event)   // is called with each event as it comes; nil for a timed launch
	Trace   string        // file for the execution trace of one repeat; "" for a timed launch
}

// TracedRegion is the name of the region, in a launch's execution trace, in which
// the variant ran.
const TracedRegion = "repeat"

// A Result is what one launch of a lab gave: the lab's own sample, and what the
// launch took from the machine.
type Result struct {
	Sample
	Usage
}

// Start is the time from before the start of the process until its first repeat.
// It is zero if the system's clock was set during the launch.
func (r Result) Start() time.Duration {
	return r.part(r.Sample.Began - r.Usage.Began.UnixNano())
}

// Teardown is the time from the last repeat until after the end of the process,
// without the repeat in which memory was counted. It is zero if the system's clock
// was set during the launch.
func (r Result) Teardown() time.Duration {
	return r.part(r.Usage.Ended.UnixNano() - r.Sample.Ended - int64(r.Counting))
}

// Timed is the time from the first timed repeat until the last one's end.
func (r Result) Timed() time.Duration {
	return r.Wall() - r.Start() - r.WarmUp - r.Counting - r.Teardown()
}

// CPUsUsed is the CPU time of the timed repeats over their time or, if only that is
// known, of the whole launch over its wall time.
func (r Result) CPUsUsed() float64 {
	if timed := r.Timed(); r.WorkCPU > 0 && timed > 0 {
		return float64(r.WorkCPU) / float64(timed)
	}
	return float64(r.User+r.System) / float64(max(r.Wall(), time.Nanosecond))
}

func (r Result) part(ns int64) time.Duration {
	if d := time.Duration(ns); d > 0 && d <= r.Wall() {
		return d
	}
	return 0
}

// Lab launches the lab program at path once and returns what it gave. If the
// program ran and gave no usable sample, the error is an [*Error]. It wraps
// [NotAttempted] if the variant is [Yours] and the exercise is as it was given, and
// an [Unavailable] if the variant cannot run on this machine.
func Lab(ctx context.Context, path string, c Call) (Result, error) {
	args := []string{"-json", "-variant", c.Variant,
		"-n", strconv.FormatInt(c.N, 10), "-workers", strconv.Itoa(c.Workers)}
	if c.Repeat >= 0 {
		args = append(args, "-repeat", strconv.Itoa(c.Repeat))
	} else {
		args = append(args, "-for", c.For.String())
	}
	if c.Trace != "" {
		args = append(args, "-trace", c.Trace)
	}
	command := Command{Path: path, Args: args, Dump: true}
	if c.Observe != nil {
		command.Args = append(command.Args, "-observe")
		command.Line = func(line []byte) {
			if e, ok := readEvent(line); ok {
				c.Observe(e)
			}
		}
	}

	usage, out, err := Run(ctx, command)
	r := Result{Usage: usage}
	if err == nil {
		r.Sample, err = LastSample(out.Stdout)
	}
	if err == nil {
		err = r.check(c)
	}
	if err == nil {
		return r, nil
	}
	if refused := Refused(err, out.Stderr); refused != nil && ctx.Err() == nil {
		err = Limited(refused)
	}
	if c.Variant == Yours && out.NotAttempted() {
		err = NotAttempted
	}
	return r, &Error{err, out}
}

// check returns an error if the sample is not one of the call c, or holds
// figures that no launch can have: anybody may have changed the lab.
func (r Result) check(c Call) error {
	switch s := r.Sample; {
	case c.Lab != "" && s.Lab != c.Lab:
		return fmt.Errorf("printed a sample of lab %q", s.Lab)
	case s.Variant != c.Variant || s.N != c.N || s.Workers != c.Workers:
		return fmt.Errorf("printed a sample of another case: variant %q, n %d, workers %d", s.Variant, s.N, s.Workers)
	case s.Unavailable != "":
		return Unavailable(plain.Line(s.Unavailable))
	case s.Error != "":
		return fmt.Errorf("%s", plain.Line(s.Error))
	case s.Right < 0 || s.Wrong < 0 || s.Repeats != s.Right+s.Wrong:
		return fmt.Errorf("counts %d repeats, but %d right and %d wrong", s.Repeats, s.Right, s.Wrong)
	case s.Repeats > 0 && s.Work <= 0 && s.N > 0, s.Work < 0, s.Work > r.Wall():
		return fmt.Errorf("reports %s of work in a launch of %s", s.Work, r.Wall())
	case s.Refused < 0 || s.Refused > limits.Memory:
		return fmt.Errorf("reports %d refused messages", s.Refused)
	case s.PeakRSS < 0 || s.PeakRSS > limits.Memory:
		return fmt.Errorf("reports %d bytes of memory", s.PeakRSS)
	case s.MemoryKind != MemoryPeak && s.MemoryKind != MemoryPSS && s.MemoryKind != MemorySum:
		return fmt.Errorf("counts memory as %.40q", s.MemoryKind)
	case len(s.Lost) > KeptLost:
		return fmt.Errorf("reports the loss of %d repeats", len(s.Lost))
	case !s.Quantiles.ordered() || s.Quantiles.Max > r.Wall():
		return fmt.Errorf("reports times of its repeats from %s to %s in a launch of %s", s.Quantiles.Min, s.Quantiles.Max, r.Wall())
	case s.WarmUp < 0 || s.Counting < 0 || s.WarmUp+s.Counting > r.Wall():
		return fmt.Errorf("reports %s of warm-up and %s of counting in a launch of %s", s.WarmUp, s.Counting, r.Wall())
	case s.WorkCPU < 0 || s.WorkCPU > limits.Time || s.Queued < -1 || s.Queued > limits.Time:
		return fmt.Errorf("reports %s of CPU time, and %s of waiting for it", s.WorkCPU, s.Queued)
	case s.Waits < 0:
		return fmt.Errorf("reports %d waits for a CPU", s.Waits)
	case s.CacheMisses < -1 || s.CacheMisses > limits.Memory:
		return fmt.Errorf("reports %d cache misses", s.CacheMisses)
	case !s.Runtime.bounded():
		return fmt.Errorf("reports figures of Go's runtime that no launch can have: %+v", *s.Runtime)
	}
	return r.checkPhases()
}

// ordered reports whether each quantile is at least the one before.
func (q Quantiles) ordered() bool {
	return 0 <= q.Min && q.Min <= q.Q1 && q.Q1 <= q.Median && q.Median <= q.Q3 && q.Q3 <= q.P95 && q.P95 <= q.Max
}

// bounded reports whether sums of such figures stay far from overflow.
func (r *Runtime) bounded() bool {
	if r == nil {
		return true
	}
	for _, took := range []time.Duration{r.GCPause, r.GCCPU, r.Runnable, r.RunnableP95, r.LockWait} {
		if took < 0 || took > limits.Time {
			return false
		}
	}
	for _, count := range []int64{r.GCCycles, r.Allocated, r.Goroutines} {
		if count < 0 || count > limits.Memory {
			return false
		}
	}
	return true
}

// The bounds of the phases that a chart can show.
const (
	maxPhases    = 100
	maxPhaseName = 200
)

func (r Result) checkPhases() error {
	if len(r.Phases) > maxPhases {
		return fmt.Errorf("reports %d phases", len(r.Phases))
	}
	for name, took := range r.Phases {
		if name == "" || len(name) > maxPhaseName || name != plain.Line(name) || took < 0 || took > limits.Time {
			return fmt.Errorf("reports %s in a phase %.40q", took, name)
		}
	}
	return nil
}
