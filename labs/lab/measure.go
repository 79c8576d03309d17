package lab

import (
	"context"
	"errors"
	"io"
	"time"

	"workbook/labs/launch"
)

// measure repeats v as often, or as long, as o asks for, and returns the sample.
func measure(ctx context.Context, v Variant, o options, stdout io.Writer) launch.Sample {
	log := newLog(o.observe, stdout)
	task := o.task
	task.log = log
	s := launch.Sample{Lab: name(), Variant: v.Name, N: task.N, Workers: task.Workers, Began: log.began.UnixNano()}
	var work time.Duration
	for more(o, s.Repeats, log.began) {
		start := time.Now()
		sum, err := v.call(ctx, task)
		work += time.Since(start)
		if err != nil {
			fail(&s, err)
			break
		}
		s.Repeats++
		log.repeats++
		judge(&s, sum, task.Expected())
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
	remember(ctx, &s, v, task)
	return s
}

// more reports whether the launch still has to repeat. There is always a first
// repeat, unless -repeat 0 asks for none.
func more(o options, repeats int, began time.Time) bool {
	if o.repeat >= 0 {
		return repeats < o.repeat
	}
	return repeats == 0 || time.Since(began) < o.length
}

// fail keeps the reason for which a repeat gave no sum.
func fail(s *launch.Sample, err error) {
	var missing Unavailable
	if errors.As(err, &missing) {
		s.Unavailable = string(missing)
		return
	}
	s.Error = err.Error()
}

// judge counts a repeat as right or wrong.
func judge(s *launch.Sample, sum, want int64) {
	s.Sum = sum
	if sum == want {
		s.Right++
	} else {
		s.Wrong++
	}
	if len(s.Lost) < launch.KeptLost && want > 0 {
		s.Lost = append(s.Lost, 1-float64(sum)/float64(want))
	}
}

// remember keeps the launch's peak memory, unless the variant has reported its
// own figure. A variant with worker processes runs once more, untimed: at the end
// of that repeat they wait until their memory has been counted.
func remember(ctx context.Context, s *launch.Sample, v Variant, t Task) {
	s.MemoryKind = launch.MemoryPeak
	if peak, err := launch.PeakMemory(); err == nil {
		s.PeakRSS = peak
	}
	if t.log.processes && s.Error == "" {
		t.log = &log{phases: map[string]time.Duration{}, hold: true}
		if _, err := v.call(ctx, t); err != nil {
			fail(s, err)
		}
	}
	if held := t.log.memory; held != nil {
		s.PeakRSS, s.MemoryKind = held.Bytes, held.Kind
	}
}
