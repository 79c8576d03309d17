package results

import (
	"maps"
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
		if baseline := l.BaselineAt(c.N); baseline != nil {
			c.Summary.Speedup = stats.Speedup(Paired(baseline, c))
		}
	}
}

// cpusUsed returns how many CPUs each launch used on average. If one launch has
// no CPU time, the clock that counts it is too coarse for all of them, or there is
// none: then nothing is known.
func (c *Case) cpusUsed() []float64 {
	used := make([]float64, len(c.Samples))
	for i, s := range c.Samples {
		if s.User+s.System == 0 {
			return nil
		}
		used[i] = float64(s.User+s.System) / float64(s.Wall)
	}
	return used
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

// Paired returns the times in nanoseconds of the rounds that hold both cases, in
// the order of the rounds. Of two launches of a case in a round, as a baseline has,
// the first one counts; a case paired with itself gives the first and the second.
// The mean of the two would be no better: if noise is skewed, the mean's median
// differs from a single launch's, and simulated intervals then cover the truth only
// 90 to 94% of the time.
func Paired(a, b *Case) (as, bs []float64) {
	place := 0
	if a == b {
		place = 1
	}
	first, other := a.inRounds(0), b.inRounds(place)
	for _, round := range slices.Sorted(maps.Keys(first)) {
		if time, both := other[round]; both {
			as, bs = append(as, first[round]), append(bs, time)
		}
	}
	return as, bs
}

// inRounds returns the time of each round's launch at that place among the case's
// launches of the round, from 0.
func (c *Case) inRounds(place int) map[int]float64 {
	times, seen := map[int]float64{}, map[int]int{}
	for _, s := range c.Samples {
		if seen[s.Round] == place && s.Work > 0 { // zero has no ratio
			times[s.Round] = float64(s.Work)
		}
		seen[s.Round]++
	}
	return times
}

// Noise returns what the baselines of all labs differ by when each is measured
// against itself.
func (f *File) Noise() stats.Noise { return stats.NoiseOf(f.NoisePairs()) }

// NoisePairs returns the first and second baseline times of every round of
// every lab, for the noise band.
func (f *File) NoisePairs() (first, second []float64) {
	for i := range f.Labs {
		for j := range f.Labs[i].Cases {
			if c := &f.Labs[i].Cases[j]; c.Baseline {
				a, b := Paired(c, c)
				first, second = append(first, a...), append(second, b...)
			}
		}
	}
	return first, second
}
