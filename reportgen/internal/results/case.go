package results

import (
	"time"

	"workbook/reportgen/internal/stats"
)

// A Case is variant × workers × N: one point in a chart.
type Case struct {
	Variant  string   `json:"variant"`
	Workers  int      `json:"workers"`
	N        int64    `json:"n"`
	Expect   Expect   `json:"expect"`
	Baseline bool     `json:"baseline"` // the serial program the others are held against; sampled twice a round
	Samples  []Sample `json:"samples"`
	Summary  Summary  `json:"summary"`
	Timeline []Moment `json:"timeline,omitempty"`
	Spans    []Span   `json:"spans,omitempty"`
	Lanes    []Lane   `json:"lanes,omitempty"` // by goroutine, each in order of time
	Stuck    *Stuck   `json:"stuck,omitempty"` // in place of samples, where the lesson expects the variant to be stuck

	Scheduling *Scheduling `json:"scheduling,omitempty"` // what the lanes come to; nil if the launch was not traced
}

// Yours is the variant that the reader made, in every lab that has an exercise.
const Yours = "yours"

// A Summary is what the samples of a case come to.
type Summary struct {
	Work     stats.Interval `json:"work_ns"`
	Speedup  stats.Interval `json:"speedup"` // of a baseline case: the first against the second launch of each round
	CPUsUsed stats.Interval `json:"cpus_used,omitzero"`
	PeakRSS  stats.Interval `json:"peak_rss_bytes,omitzero"`
}

// Of returns the lab's case, or nil. Zero workers or a negative n stand for the
// first case planned for the variant.
func (l *Lab) Of(variant string, workers int, n int64) *Case {
	for i := range l.Cases {
		c := &l.Cases[i]
		if c.Variant == variant && (workers == 0 || c.Workers == workers) && (n < 0 || c.N == n) {
			return c
		}
	}
	return nil
}

// BaselineAt returns the lab's baseline at n, or nil where none was measured.
func (l *Lab) BaselineAt(n int64) *Case {
	for i := range l.Cases {
		if c := &l.Cases[i]; c.Baseline && c.N == n {
			return c
		}
	}
	return nil
}

// Samples counts the samples of all labs.
func (f *File) Samples() (n int) {
	for _, l := range f.Labs {
		for _, c := range l.Cases {
			n += len(c.Samples)
		}
	}
	return n
}

// Right and Wrong count the repeats of all samples.
func (c *Case) Right() (n int) {
	for _, s := range c.Samples {
		n += s.Right
	}
	return n
}

func (c *Case) Wrong() (n int) {
	for _, s := range c.Samples {
		n += s.Wrong
	}
	return n
}

// Untrue reports wrong sums where right ones are expected. Such a case is held
// against nothing: a wrong answer takes any time.
func (c *Case) Untrue() bool { return c.Expect == ExpectRight && c.Wrong() > 0 }

// Work returns the work times in nanoseconds, in the order of the samples.
func (c *Case) Work() []float64 {
	return collect(c.Samples, func(s Sample) float64 { return float64(s.Work) })
}

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
			c.Summary.Speedup = stats.Speedup(pair(baseline, c))
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

// pair returns the baseline's and the case's times of the rounds that have
// both, without those too short for the clock: zero has no ratio. What counts is the baseline's first launch of a round; held against
// itself, the first against the second. The mean of the two would be no better:
// where noise is skewed, its median lies off a single launch's, and simulated
// intervals then cover the truth 90 to 94% of the time only.
func pair(baseline, c *Case) (base, times []float64) {
	add := func(before, work time.Duration) {
		if before > 0 && work > 0 {
			base, times = append(base, float64(before)), append(times, float64(work))
		}
	}
	first := map[int]time.Duration{}
	for _, s := range baseline.Samples {
		if work, again := first[s.Round]; !again {
			first[s.Round] = s.Work
		} else if baseline == c {
			add(work, s.Work)
		}
	}
	if baseline == c {
		return base, times
	}
	for _, s := range c.Samples {
		add(first[s.Round], s.Work)
	}
	return base, times
}

// NoisePairs returns the first and second baseline times of every round of
// every lab, for the noise band.
func (f *File) NoisePairs() (first, second []float64) {
	for i := range f.Labs {
		for j := range f.Labs[i].Cases {
			if c := &f.Labs[i].Cases[j]; c.Baseline {
				a, b := pair(c, c)
				first, second = append(first, a...), append(second, b...)
			}
		}
	}
	return first, second
}
