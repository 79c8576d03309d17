package claim

import (
	"math"
	"slices"

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

// atOnce is how many of the case's workers can run at once.
func (r *reading) atOnce(c *results.Case) int {
	if usable := r.scope.File.Machine.CPUsUsable; usable > 0 {
		return min(c.Workers, usable)
	}
	return c.Workers
}

// serialShare is Karp and Flatt's serial fraction, with the CPUs at work.
func serialShare(r *reading, c *results.Case) stats.Interval {
	psi, cpus := speedup(r, c), r.atOnce(c)
	if cpus < 2 {
		r.doubt("a serial share needs two CPUs at work, and there is one")
		return nothing
	}
	if psi.Samples == 0 {
		return nothing
	}
	return stats.KarpFlatt(psi, cpus)
}

func cpusUsed(_ *reading, c *results.Case) stats.Interval { return c.Summary.CPUsUsed }

func peakMemory(_ *reading, c *results.Case) stats.Interval { return c.Summary.PeakRSS }

// spread is the slowest repeat's time over the fastest's, over all launches, or the
// launches' times if the file does not tell the repeats. Its lower end leaves out the
// launches that these two are from, so that one launch alone decides nothing.
func spread(_ *reading, c *results.Case) stats.Interval {
	var fastest, slowest []float64
	for _, s := range c.Samples {
		least, most := s.Work, s.Work
		if s.Quantiles != nil {
			least, most = s.Quantiles.Min, s.Quantiles.Max
		}
		fastest, slowest = append(fastest, float64(least)), append(slowest, float64(most))
	}
	if len(fastest) < 2 || slices.Min(fastest) == 0 {
		return nothing
	}
	slices.Sort(fastest)
	slices.Sort(slowest)
	last := len(slowest) - 1
	x := slowest[last] / fastest[0]
	i := stats.Interval{Median: x, Lo: x, Hi: x, Samples: len(slowest)}
	if i.Known() {
		i.Lo = slowest[last-1] / fastest[1]
	}
	return i
}

func rightShare(_ *reading, c *results.Case) stats.Interval {
	return perRepeat(c, func(s results.Sample) int { return s.Right })
}

func wrongShare(_ *reading, c *results.Case) stats.Interval {
	return perRepeat(c, func(s results.Sample) int { return s.Wrong })
}

// least is above 0 by as little as can be.
const least = math.SmallestNonzeroFloat64

// perRepeat is the share of all repeats that count, as the charts draw them, with an
// interval by launch. What was seen happens, and what was not seen always does not happen
// always: an end of the interval is 0 or 1 only if all repeats agree.
func perRepeat(c *results.Case, counts func(results.Sample) int) stats.Interval {
	var hits, all []int
	for _, s := range c.Samples {
		hits, all = append(hits, counts(s)), append(all, s.Right+s.Wrong)
	}
	i := stats.Share(hits, all)
	if i.Median > 0 && i.Median < 1 {
		i.Lo, i.Hi = max(i.Lo, least), min(i.Hi, math.Nextafter(1, 0))
	}
	return i
}

func lost(_ *reading, c *results.Case) stats.Interval { return stats.Median(c.Losses()) }

// stuck is 1 if the one launch that should never end did not, and else 0: a
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

// phase is the time of a named part of the work.
func phase(s results.Sample, part string) float64 { return float64(s.Phases[part]) }

// phaseShare is that part over the work time.
func phaseShare(s results.Sample, part string) float64 {
	return float64(s.Phases[part]) / float64(s.Work)
}

// overSamples takes the median over the samples that tell.
func overSamples(c *results.Case, of func(results.Sample) (float64, bool)) stats.Interval {
	var xs []float64
	for _, s := range c.Samples {
		if x, told := of(s); told {
			xs = append(xs, x)
		}
	}
	return stats.Median(xs)
}

// The same figures in each round.
var (
	workByRound = perLaunch(func(s results.Sample) (float64, bool) { return float64(s.Work), true })
	cpusByRound = perLaunch(func(s results.Sample) (float64, bool) { return s.CPUsUsed(), s.CPUsUsed() > 0 })
	peakByRound = perLaunch(func(s results.Sample) (float64, bool) { return float64(s.PeakRSS), s.PeakRSS > 0 })
)

func perAddByRound(l *results.Lab, c *results.Case) map[int]float64 {
	return rounds{by: workByRound(l, c)}.each(func(ns float64) float64 { return ns / float64(c.N) }).by
}

// speedupByRound has no value for a baseline, which pairs with itself.
func speedupByRound(l *results.Lab, c *results.Case) map[int]float64 {
	baseline := l.BaselineAt(c.N)
	if baseline == nil || baseline == c {
		return nil
	}
	by := map[int]float64{}
	times := workByRound(l, c)
	for round, base := range workByRound(l, baseline) {
		if ns, both := times[round]; both {
			by[round] = base / ns
		}
	}
	return by
}

// bestWorkers is the number of workers with the lowest time at the N of c. Its
// interval spans the numbers that are not slower, round by round.
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
		if p == best || !(stats.Speedup(results.Paired(p, best)).Lo > 1) {
			found.Lo, found.Hi = min(found.Lo, float64(p.Workers)), max(found.Hi, float64(p.Workers))
		}
	}
	return found
}
