package lab

import (
	"context"
	"errors"
	"io"
	"time"

	"workbook/labs/launch"
)

// warmUp is how long a launch repeats before it times anything: caches and
// branch predictors are cold, the CPU's clock is low and goroutines have no
// threads yet, so the first repeats take longer. See docs/measuring.md.
const warmUp = 3 * time.Millisecond

// Looking at the clock before and after a repeat takes about 30 ns. Repeats that are
// much shorter than batchLength are timed many at once, at most maxBatch.
const (
	batchLength = 10 * time.Microsecond
	maxBatch    = 4096
)

// A repeater makes the repeats of one launch and fills in its sample.
type repeater struct {
	ctx     context.Context
	variant Variant
	task    Task
	sample  launch.Sample
	sums    []int64 // of one batch, the repeats that are timed at once
	times   times   // of single repeats, or the means of batches
	total   time.Duration
	misses  *launch.MissCounter // nil if the system has none

	before, after counters // of the timed repeats
}

// measure repeats v as often, or as long, as o asks for, and returns the sample.
func measure(ctx context.Context, v Variant, o options, stdout io.Writer) launch.Sample {
	task := o.task
	if v.Before != nil && o.repeat != 0 {
		v.Before(task)
	}
	task.log = newLog(o.observe, stdout)
	r := &repeater{ctx: ctx, variant: v, task: task, sums: make([]int64, 1)}
	r.sample = launch.Sample{Lab: name(), Variant: v.Name, N: task.N, Workers: task.Workers,
		Began: task.log.began.UnixNano()}
	if o.repeat != 0 {
		if misses, err := launch.CountMisses(); err == nil {
			defer misses.Close()
			r.misses = misses
		}
		r.before = count(r.misses)
		r.warmUp()
		r.repeat(o)
		r.after = count(r.misses)
	}
	r.sample.Ended = time.Now().UnixNano()
	r.summarize()
	r.remember()
	return r.sample
}

// warmUp repeats until the slow beginning is over, and finds out how many repeats
// to time at once. It forgets these repeats, unless the first one takes longer than
// the whole warm-up should: then that one counts, and warmUp makes no other.
func (r *repeater) warmUp() {
	began := time.Now()
	took := r.batch(1)
	if took >= warmUp || r.failed() {
		return
	}
	for time.Since(began) < warmUp && !r.failed() {
		if took < batchLength && len(r.sums) < maxBatch {
			r.sums = make([]int64, 2*len(r.sums))
		}
		took = r.batch(len(r.sums))
	}
	s := &r.sample
	s.Repeats, s.Right, s.Wrong, s.Lost = 0, 0, 0, nil
	r.times, r.total = times{}, 0
	clear(r.task.log.phases)
	r.before = count(r.misses)
	s.WarmUp = time.Since(began)
}

// repeat makes the timed repeats. There is always a first one.
func (r *repeater) repeat(o options) {
	if o.trace != "" {
		if err := r.traced(o.trace); err != nil {
			fail(&r.sample, err)
		}
		return
	}
	for !r.failed() {
		next := len(r.sums)
		if o.repeat >= 0 {
			next = min(next, o.repeat-r.sample.Repeats)
		} else if r.sample.Repeats > 0 && r.total >= o.length {
			return
		}
		if next == 0 {
			return
		}
		r.batch(next)
	}
}

// batch makes n repeats, times them at once and judges their sums after that.
func (r *repeater) batch(n int) time.Duration {
	began := launch.Clock()
	for i := range n {
		sum, err := r.variant.call(r.ctx, r.task)
		if err != nil {
			fail(&r.sample, err)
			return 0
		}
		r.sums[i] = sum
	}
	took := launch.Clock() - began
	r.total += took
	r.times.add((took + time.Duration(n)/2) / time.Duration(n))
	for _, sum := range r.sums[:n] {
		judge(&r.sample, sum, r.task.Expected())
	}
	r.sample.Repeats += n
	r.task.log.repeats += n
	return took
}

func (r *repeater) failed() bool { return r.sample.Error != "" || r.sample.Unavailable != "" }

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
