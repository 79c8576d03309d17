package claim

import (
	"math"

	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// nothing is an interval that nobody measured.
var nothing stats.Interval

// exactly is a number without error.
func exactly(x float64) stats.Interval {
	return stats.Interval{Median: x, Lo: x, Hi: x, Samples: Exact}
}

// workTime is the work time of a repeat.
func workTime(_ *reading, c *results.Case) stats.Interval { return c.Summary.Work }

// perAdd is the work time over N.
func perAdd(_ *reading, c *results.Case) stats.Interval {
	return c.Summary.Work.Map(func(ns float64) float64 { return ns / float64(c.N) })
}

func speedup(r *reading, c *results.Case) stats.Interval {
	r.ratios = true
	if !r.ranked(c) {
		return nothing
	}
	return c.Summary.Speedup
}

// serialShare is Karp and Flatt's experimentally determined serial fraction
// (CACM 33(5), 1990): (1/ψ - 1/p) / (1 - 1/p), with p the CPUs at work.
func serialShare(r *reading, c *results.Case) stats.Interval {
	psi, cpus := speedup(r, c), c.Workers
	if usable := r.scope.File.Machine.CPUsUsable; usable > 0 {
		cpus = min(cpus, usable)
	}
	if cpus < 2 {
		r.doubt("a serial share needs two CPUs at work, and there is one")
		return nothing
	}
	if psi.Samples == 0 {
		return nothing
	}
	p := float64(cpus)
	return psi.Map(func(psi float64) float64 { return (1/psi - 1/p) / (1 - 1/p) })
}

func cpusUsed(_ *reading, c *results.Case) stats.Interval { return c.Summary.CPUsUsed }

func peakMemory(_ *reading, c *results.Case) stats.Interval { return c.Summary.PeakRSS }

// spread is the slowest sample's time over the fastest's.
func spread(_ *reading, c *results.Case) stats.Interval {
	if len(c.Samples) < 2 {
		return nothing
	}
	lo, hi := math.Inf(1), 0.0
	for _, ns := range c.Work() {
		lo, hi = min(lo, ns), max(hi, ns)
	}
	return exactly(hi / lo)
}

func rightShare(_ *reading, c *results.Case) stats.Interval {
	return exactly(float64(c.Right()) / float64(c.Right()+c.Wrong()))
}

func wrongShare(_ *reading, c *results.Case) stats.Interval {
	return exactly(float64(c.Wrong()) / float64(c.Right()+c.Wrong()))
}

// lost is the median over the wrong repeats that were looked at.
func lost(_ *reading, c *results.Case) stats.Interval {
	if c.Wrong() == 0 && c.Right() > 0 {
		return exactly(0)
	}
	var shares []float64
	for _, s := range c.Samples {
		for _, x := range s.Lost {
			if x != 0 {
				shares = append(shares, x)
			}
		}
	}
	return stats.Median(shares)
}

// stuck is 1 where the one launch that should never end did not, and else 0: a
// sample comes from a launch that ended.
func stuck(_ *reading, c *results.Case) stats.Interval {
	if c.Stuck != nil && !c.Stuck.Ended {
		return exactly(1)
	}
	return exactly(0)
}

// busy is how much of the time between the first worker's start and the last
// one's end the workers were at work. One observed launch gives no interval.
func busy(_ *reading, c *results.Case) stats.Interval {
	if len(c.Spans) == 0 {
		return nothing
	}
	first, last, worked := c.Spans[0].From, c.Spans[0].To, 0.0
	for _, s := range c.Spans {
		first, last = min(first, s.From), max(last, s.To)
		worked += float64(s.To - s.From)
	}
	x := worked / (float64(c.Workers) * float64(last-first))
	return stats.Interval{Median: x, Lo: x, Hi: x, Samples: 1}
}

func workersOf(_ *reading, c *results.Case) stats.Interval { return exactly(float64(c.Workers)) }

func nOf(_ *reading, c *results.Case) stats.Interval { return exactly(float64(c.N)) }

func samplesOf(_ *reading, c *results.Case) stats.Interval { return exactly(float64(len(c.Samples))) }

// phase is the median time of a named part of the work.
func phase(c *results.Case, part string) stats.Interval {
	return overSamples(c, part, func(s results.Sample) float64 { return float64(s.Phases[part]) })
}

// phaseShare is that part over the work time, sample by sample.
func phaseShare(c *results.Case, part string) stats.Interval {
	return overSamples(c, part, func(s results.Sample) float64 { return float64(s.Phases[part]) / float64(s.Work) })
}

// overSamples takes the median over the samples that timed the part.
func overSamples(c *results.Case, part string, of func(results.Sample) float64) stats.Interval {
	var xs []float64
	for _, s := range c.Samples {
		if _, timed := s.Phases[part]; timed {
			xs = append(xs, of(s))
		}
	}
	return stats.Median(xs)
}

// bestWorkers is the number of workers with the lowest time at the N of c. Its
// interval spans the numbers whose times overlap with the best one's.
func bestWorkers(r *reading, l *results.Lab, c *results.Case) stats.Interval {
	var curve []*results.Case
	for i := range l.Cases {
		if p := &l.Cases[i]; p.Variant == c.Variant && p.N == c.N && len(p.Samples) > 0 {
			curve = append(curve, p)
		}
	}
	if len(curve) < 2 {
		r.doubt("%s was measured with one number of workers only", c.Variant)
		return nothing
	}
	best := curve[0]
	for _, p := range curve {
		r.read(p)
		if p.Summary.Work.Median < best.Summary.Work.Median {
			best = p
		}
	}
	workers := float64(best.Workers)
	found := stats.Interval{Median: workers, Lo: workers, Hi: workers, Samples: len(best.Samples)}
	for _, p := range curve {
		found.Samples = min(found.Samples, len(p.Samples))
		if p.Summary.Work.Lo <= best.Summary.Work.Hi {
			found.Lo, found.Hi = min(found.Lo, float64(p.Workers)), max(found.Hi, float64(p.Workers))
		}
	}
	return found
}
