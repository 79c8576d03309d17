package claim

import (
	"fmt"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// wideNoise is a noise band worth naming as a reason: 10% either way.
const wideNoise = 1.10

// why says what about this machine and this run explains the verdict, "" where
// nothing known does.
func (r *reading) why(v Verdict) string {
	var reasons []string
	switch v {
	case Fails:
		reasons = r.machine()
	case CantTell:
		reasons = append(r.doubts, r.precision()...)
	}
	return strings.Join(reasons, "; ")
}

// machine returns what the machine lacks for the workers of the cases read.
func (r *reading) machine() []string {
	cpus, workers := r.scope.File.Machine.CPUsUsable, 0
	for _, c := range r.cases {
		workers = max(workers, c.Workers)
	}
	switch {
	case cpus == 0 || workers <= cpus:
		return nil
	case cpus == 1:
		return []string{"this machine has one usable CPU, so workers take turns and never run at once"}
	}
	reasons := []string{fmt.Sprintf("this machine has %d usable CPUs for %d workers", cpus, workers)}
	if top := r.ceiling(workers); r.ratios && top.Known() {
		reasons = append(reasons, "workers that share nothing reach "+units.Ratio(top.Median)+" on it")
	}
	return reasons
}

// ceiling returns the ceiling for so many workers. More workers than usable
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
			reasons = append(reasons, fmt.Sprintf("precision not reached: the time of %s is known to ±%s",
				caseName(c), units.Percent(half)))
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

func caseName(c *results.Case) string {
	return fmt.Sprintf("%s (%s, N = %s)", c.Variant, plural(c.Workers, "worker"), units.Count(c.N))
}
