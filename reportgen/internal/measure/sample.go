package measure

import (
	"time"

	"workbook/labs/launch"
	"workbook/reportgen/internal/results"
)

// A launch is disturbed if other programs had more than disturbedShare of the CPU
// time that it could have used, and that delayed it: what its threads waited is more
// than delayShare of the time that its repeats took. A launch that mostly waits for
// something else loses little by it. A thread that wakes on an idle CPU waits some
// ten microseconds; if another program has the CPU, it waits for the end of a
// time slice, which takes milliseconds. So the mean wait is at least longWait.
const (
	disturbedShare = 0.10
	delayShare     = 0.05
	longWait       = 150 * time.Microsecond
)

// sample keeps of a launch what the results file holds.
func sample(r launch.Result) results.Sample {
	s := results.Sample{
		Repeats:     r.Repeats,
		Work:        r.Work,
		Wall:        r.Wall(),
		Start:       r.Start(),
		WarmUp:      r.WarmUp,
		Counting:    r.Counting,
		Teardown:    r.Teardown(),
		User:        r.User,
		System:      r.System,
		WorkCPU:     r.WorkCPU,
		PeakRSS:     r.PeakRSS,
		Memory:      results.MemoryKind(r.MemoryKind),
		Voluntary:   ifCounted(r.Voluntary),
		Involuntary: ifCounted(r.Involuntary),
		Right:       r.Right,
		Wrong:       r.Wrong,
		Lost:        r.Lost,
		Refused:     r.Refused,
		Phases:      r.Phases,
	}
	if r.Repeats > 0 {
		q := results.Quantiles(r.Quantiles)
		s.Quantiles = &q
	}
	if r.Runtime != nil {
		counted := results.Runtime(*r.Runtime)
		s.Runtime = &counted
	}
	s.Queued = ifCounted(r.Queued)
	s.CacheMisses = ifCounted(r.CacheMisses)
	s.Others = taken(r.WorkCPU, s.Queued, r.Waits)
	if s.Others != nil {
		s.Disturbed = *s.Others > disturbedShare && float64(*s.Queued) > delayShare*float64(r.Timed())
	}
	return s
}

// taken is the share of the CPU time that a launch could have used in which its
// threads were ready to run and other programs had the CPUs. It is nil if the
// system does not tell, if the launch used no CPU time and waited for none, or if its
// threads waited often and never for long: then they waited for each other.
func taken(used time.Duration, queued *time.Duration, waits int64) *float64 {
	if queued == nil || used+*queued <= 0 {
		return nil
	}
	share := float64(*queued) / float64(used+*queued)
	if share > disturbedShare && float64(*queued) < float64(waits)*float64(longWait) { // a changed lab may claim any number of waits
		return nil
	}
	return &share
}

// ifCounted returns nil for a count below 0: the system does not count.
func ifCounted[T ~int64](count T) *T {
	if count < 0 {
		return nil
	}
	return &count
}
