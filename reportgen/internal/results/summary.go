package results

import (
	"maps"
	"math"
	"slices"

	"workbook/reportgen/internal/stats"
)

func collect(samples []Sample, of func(Sample) float64) []float64 {
	xs := make([]float64, len(samples))
	for i, s := range samples {
		xs[i] = of(s)
	}
	return xs
}

// Summarize fills in the summary of every case of the lab from its samples.
func (l *Lab) Summarize() {
	for i := range l.Cases {
		c := &l.Cases[i]
		c.Summary = Summary{
			Work:     stats.Median(c.Work()),
			CPUsUsed: stats.Median(c.cpusUsed()),
			PeakRSS:  stats.Median(c.peaks()),
		}
		if baseline := l.BaselineAt(c.N); baseline != nil && !(c.Variant == Yours && c.Untrue()) {
			c.Summary.Speedup = stats.Speedup(Paired(baseline, c))
		}
	}
	if l.Regimes() {
		for i := range l.Cases {
			c := &l.Cases[i]
			c.Summary.Speedup = c.Summary.Speedup.Span(l.speedups(c))
		}
	}
}

// Regimes reports whether something slowed the lab's cases down for more than a
// round. Then the speedups' intervals hold all samples.
func (l *Lab) Regimes() bool {
	var series [][]float64
	for i := range l.Cases {
		ratios := l.speedups(&l.Cases[i])
		if len(ratios) == 0 || len(series) > 0 && len(ratios) != len(series[0]) {
			continue // its rounds are others
		}
		for i := range ratios {
			ratios[i] = math.Log(ratios[i])
		}
		series = append(series, ratios)
	}
	return stats.Regimes(series)
}

// speedups returns the case's speedup in each round, none for a baseline.
func (l *Lab) speedups(c *Case) (ratios []float64) {
	baseline := l.BaselineAt(c.N)
	if baseline == nil || baseline == c {
		return nil
	}
	base, times := Paired(baseline, c)
	for i := range base {
		ratios = append(ratios, base[i]/times[i])
	}
	return ratios
}

// cpusUsed returns how many CPUs each launch used on average. If one launch has
// no CPU time, the clock that counts it is too coarse for all of them, or there is
// none: then nothing is known.
func (c *Case) cpusUsed() []float64 {
	used := make([]float64, len(c.Samples))
	for i, s := range c.Samples {
		if used[i] = s.CPUsUsed(); used[i] == 0 {
			return nil
		}
	}
	return used
}

// CPUsUsed returns the CPU time of the timed repeats over their time or, if only that
// is known, of the whole launch over its wall time. It is 0 if neither is known.
func (s Sample) CPUsUsed() float64 {
	if timed := s.Wall - s.Start - s.WarmUp - s.Counting - s.Teardown; s.WorkCPU > 0 && timed > 0 {
		return float64(s.WorkCPU) / float64(timed)
	}
	return float64(s.User+s.System) / float64(s.Wall)
}

// peaks returns the peak memory in bytes of the launches that tell it.
func (c *Case) peaks() (bytes []float64) {
	for _, s := range c.Samples {
		if s.PeakRSS > 0 {
			bytes = append(bytes, float64(s.PeakRSS))
		}
	}
	return bytes
}

// floorMargin is how near a case's memory can come to that of a launch that does
// nothing before the two can't be told apart.
const floorMargin = 0.05

// AtFloor reports whether the case's memory can't be told from that of a launch that
// does nothing, so that it is only a bound of what the variant itself takes. Memory
// that was not counted as the floor is, as the peak of one process, does not compare.
func (f *File) AtFloor(c *Case) bool {
	peak, floor := c.Summary.PeakRSS, f.Calibration.Memory.Median
	return peak.Samples > 0 && peak.Median <= floor*(1+floorMargin) && c.Samples[0].Memory == MemoryPeak
}

// Paired returns the times in nanoseconds of the rounds that hold both cases, in
// the order of the rounds. Of two launches of a case in a round, as a baseline has,
// the first one counts; a case paired with itself gives the first and the second.
// The mean of the two would be no better: if noise is skewed, the mean's median
// differs from a single launch's, and simulated intervals then cover the truth only
// 90 to 94% of the time.
func Paired(a, b *Case) (as, bs []float64) {
	other := b.FirstLaunches()
	if a == b {
		other = b.inRounds(1)
	}
	first := a.FirstLaunches()
	for _, round := range slices.Sorted(maps.Keys(first)) {
		if again, both := other[round]; both {
			as, bs = append(as, float64(first[round].Work)), append(bs, float64(again.Work))
		}
	}
	return as, bs
}

// FirstLaunches returns the case's first launch of each round.
func (c *Case) FirstLaunches() map[int]Sample { return c.inRounds(0) }

// inRounds returns each round's launch at that place among the case's launches of
// the round, from 0.
func (c *Case) inRounds(place int) map[int]Sample {
	launches, seen := map[int]Sample{}, map[int]int{}
	for _, s := range c.Samples {
		if seen[s.Round] == place && s.Work > 0 { // zero has no ratio
			launches[s.Round] = s
		}
		seen[s.Round]++
	}
	return launches
}

// Noise returns what the baselines of all labs differ by when each is measured
// against itself.
func (f *File) Noise() stats.Noise { return stats.NoiseOf(f.NoisePairs()) }

// WidestBand returns the widest noise band that a case of the file has.
func (f *File) WidestBand() (lo, hi float64) {
	fewest := 0
	for c := range f.AllCases() {
		if s := c.Summary.Speedup; s.Known() && (fewest == 0 || s.Samples < fewest) {
			fewest = s.Samples
		}
	}
	return f.Noise().Band(fewest)
}

// NoisePairs returns the first and second baseline times of every round of
// every lab, for the noise band.
func (f *File) NoisePairs() (first, second []float64) {
	for c := range f.AllCases() {
		if c.Baseline {
			a, b := Paired(c, c)
			first, second = append(first, a...), append(second, b...)
		}
	}
	return first, second
}
