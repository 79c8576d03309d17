package claim

import (
	"fmt"
	"slices"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// wideNoise is a noise band worth naming as a reason: 10% either way.
const wideNoise = 1.10

// noReason is why a claim fails if nothing known about the run explains it.
const noReason = "no reason is known"

// why says what about this machine and this run explains the verdict. A claim that
// fails always has an explanation, if only that none is known.
func (r *reading) why(v Verdict) string {
	var reasons []string
	switch v {
	case Holds:
		reasons = r.remarks
	case Fails:
		reasons = append(reasons, r.excuses...)
		if r.figures {
			reasons = append(append(reasons, r.cpus()...), r.warned()...)
		}
		if len(reasons) == 0 {
			reasons = []string{noReason}
		}
	case CantTell:
		reasons = append(r.doubts, r.precision()...)
	}
	return strings.Join(reasons, "; ")
}

// undisturbed turns a failure into can't tell if it rests on times that other
// programs changed. What holds in spite of them, holds.
func (r *reading) undisturbed(v Verdict) Verdict {
	if v != Fails || !r.timed {
		return v
	}
	who := "other programs"
	if r.scope.File.Machine.CPUQuota > 0 {
		who = "other programs or the container's CPU quota"
	}
	for _, c := range r.cases {
		which := c.String()
		told, disturbed, taken := results.Disturbance(slices.Values([]*results.Case{c}))
		if told == 0 { // the system does not tell it of worker processes: so ask the whole run
			which = "the run"
			told, disturbed, taken = results.Disturbance(r.scope.File.AllCases())
		}
		if disturbed > 0 && 2*disturbed >= told {
			r.doubt("%s disturbed %d of %d launches of %s and took %s of the CPU time that these could have used",
				who, disturbed, told, which, units.Percent(taken))
			v = CantTell
		}
	}
	return v
}

// cpus returns what the machine lacks for the workers of the cases read.
func (r *reading) cpus() []string {
	m, workers := r.scope.File.Machine, 0
	for _, c := range r.cases {
		workers = max(workers, c.Workers)
	}
	var reasons []string
	switch {
	case workers < 2:
		return nil
	case m.GoMaxProcs == 1 && m.CPUsAffinity > 1:
		reasons = append(reasons, "GOMAXPROCS is 1 here, so the goroutines of a process take turns and never run at once")
	case m.CPUQuota > 0 && m.CPUQuota < float64(workers):
		reasons = append(reasons, fmt.Sprintf("the container grants the time of %s CPUs for %d workers: "+
			"when they have used it up, all of them are stopped for a while", units.Number(m.CPUQuota), workers))
	case m.CPUsUsable == 1:
		return []string{"this machine has one usable CPU, so workers take turns and never run at once"}
	case m.CPUsUsable > 0 && m.CPUsUsable < workers:
		reasons = append(reasons, fmt.Sprintf("this machine has %d usable CPUs for %d workers", m.CPUsUsable, workers))
	default:
		return nil
	}
	if top := r.ceiling(workers); r.ratios && top.Known() {
		reasons = append(reasons, "workers that share nothing reach "+units.Ratio(top.Median)+" on it")
	}
	return reasons
}

// disturbances are the codes of the warnings that explain slow launches.
var disturbances = map[string]string{
	"cpus":      "CPUs came or went during the run",
	"busy":      "other programs kept the CPUs busy just before the run",
	"steal":     "the host took CPU time away during the run",
	"throttled": "heat or a quota slowed the CPUs down during the run",
	"battery":   "the machine ran on battery",
	"clock":     "the system's clock was set during the run",
}

// warned returns what the run's own warnings say of its times.
func (r *reading) warned() (reasons []string) {
	if !r.timed {
		return nil
	}
	for _, w := range r.scope.File.Warnings {
		if reason, explains := disturbances[w.Code]; explains {
			reasons = once(reasons, reason)
		}
	}
	return reasons
}

// ceiling returns the ceiling for a number of workers. More workers than usable
// CPUs have that of the CPUs.
func (r *reading) ceiling(workers int) stats.Interval {
	if cpus := r.scope.File.Machine.CPUsUsable; cpus > 0 {
		workers = min(workers, cpus)
	}
	for _, c := range r.scope.File.Calibration.Ceiling {
		if c.Workers == workers {
			return c.Speedup
		}
	}
	return stats.Interval{}
}

// precision returns what kept the intervals wide.
func (r *reading) precision() []string {
	var reasons []string
	for _, c := range r.cases {
		if half := c.Summary.Work.HalfWidth(); c.Summary.Work.Known() && half > stats.Margin {
			reasons = append(reasons, fmt.Sprintf("precision not reached: the time of %s is known to ±%s", c, units.Percent(half)))
		}
	}
	if hi := r.band(); hi > wideNoise {
		reasons = append(reasons, fmt.Sprintf("the noise band is wide: measured as often, the baseline differs from itself by up to %s",
			units.Percent(hi-1)))
	}
	return reasons
}

// band returns the upper end of the widest noise band of the cases read.
func (r *reading) band() float64 {
	widest := 1.0
	for _, c := range r.cases {
		_, hi := r.noise().Band(c.Summary.Speedup.Samples)
		widest = max(widest, hi)
	}
	return widest
}

func (r *reading) noise() stats.Noise { return r.scope.File.Noise() }
