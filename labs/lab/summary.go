package lab

import (
	"runtime"
	"time"

	"workbook/labs/launch"
)

// summarize fills in what the timed repeats come to. The launch's time is the
// median of their times: unlike the mean it hardly changes if another program
// interrupts a few of them.
func (r *repeater) summarize() {
	s := &r.sample
	if s.Wrong == 0 {
		s.Lost = nil
	}
	s.Refused = r.task.log.refused
	if s.Repeats == 0 {
		return
	}
	s.Quantiles = r.times.quantiles()
	s.Work = s.Quantiles.Median
	s.Phases = parts(r.task.log.phases, r.total, s.Work)

	s.CacheMisses = -1
	if r.before.misses >= 0 && r.after.misses >= 0 {
		s.CacheMisses = r.after.misses - r.before.misses
	}
	if !r.task.log.processes || runtime.GOOS != "windows" { // there, workers' time is their own
		s.WorkCPU = r.after.cpu - r.before.cpu
	}
	s.Queued = -1
	if alone := !r.task.log.processes && r.task.log.memory == nil; alone {
		queued, waits := r.after.queued-r.before.queued, r.after.waits-r.before.waits
		if r.after.known && r.before.known && queued >= 0 && waits >= 0 { // threads that have ended are no longer counted
			s.Queued, s.Waits = queued, waits
		}
		counted := r.after.since(r.before)
		s.Runtime = &counted
	}
}

// rest is the phase of a repeat that the variant has told nothing about.
const rest = "rest"

// parts divides the time work of one repeat by phases, given what each phase took
// of the total of all repeats. The parts add up to work. It is nil if the variant
// has no phases.
func parts(phases map[string]time.Duration, total, work time.Duration) map[string]time.Duration {
	if len(phases) == 0 || total <= 0 {
		return nil
	}
	divided := map[string]time.Duration{}
	left := work
	for name, took := range phases {
		divided[name] = time.Duration(float64(work) * float64(took) / float64(total))
		left -= divided[name]
	}
	if left > 0 {
		divided[rest] = left
	}
	return divided
}

// remember keeps the launch's peak memory, unless the variant has reported its
// own figure. A variant with worker processes runs once more, untimed: at the end
// of that repeat they wait until their memory has been counted.
func (r *repeater) remember() {
	s := &r.sample
	s.MemoryKind = launch.MemoryPeak
	if peak, err := launch.PeakMemory(); err == nil {
		s.PeakRSS = peak
	}
	t := r.task
	if t.log.processes && s.Error == "" {
		began := time.Now()
		t.log = &log{phases: map[string]time.Duration{}, hold: true}
		if _, err := r.variant.call(r.ctx, t); err != nil {
			fail(s, err)
		}
		s.Counting = time.Since(began)
	}
	if held := t.log.memory; held != nil {
		s.PeakRSS, s.MemoryKind = held.Bytes, held.Kind
	}
}
