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
	Stuck    *Stuck   `json:"stuck,omitempty"` // in place of samples, where the lesson expects the variant to be stuck
}

// Yours is the variant that the reader made, in every lab that has an exercise.
const Yours = "yours"

// A Sample is what one launch of a case gave.
type Sample struct {
	Round    int `json:"round"`    // from 0
	Position int `json:"position"` // the launch's place in its round, from 0
	Repeats  int `json:"repeats"`

	Work     time.Duration `json:"work_ns"`     // mean of the repeats
	Wall     time.Duration `json:"wall_ns"`     // of the whole launch: start, repeats, teardown
	Start    time.Duration `json:"start_ns"`    // until the first repeat
	Teardown time.Duration `json:"teardown_ns"` // after the last repeat
	User     time.Duration `json:"user_ns"`     // CPU time of the launch and its worker processes
	System   time.Duration `json:"system_ns"`

	PeakRSS     int64      `json:"peak_rss_bytes"` // of the launch and its worker processes
	Memory      MemoryKind `json:"memory_kind"`
	Voluntary   int64      `json:"voluntary_switches"`
	Involuntary int64      `json:"involuntary_switches"`

	Right int       `json:"right"`          // repeats whose sum was the expected one
	Wrong int       `json:"wrong"`          //
	Lost  []float64 `json:"lost,omitempty"` // of the first repeats: the share of the sum that is missing

	Phases map[string]time.Duration `json:"phases,omitempty"` // mean time per repeat
}

// MemoryKind says how PeakRSS was counted.
type MemoryKind string

const (
	MemoryPeak MemoryKind = "peak"    // one process: its own high-water mark
	MemoryPSS  MemoryKind = "pss"     // several: each page shared out over the processes that map it
	MemorySum  MemoryKind = "rss-sum" // several: shared pages are counted once a process
)

// A Summary is what the samples of a case come to.
type Summary struct {
	Work     stats.Interval `json:"work_ns"`
	Speedup  stats.Interval `json:"speedup"` // of a baseline case: the first against the second launch of each round
	CPUsUsed stats.Interval `json:"cpus_used"`
	PeakRSS  stats.Interval `json:"peak_rss_bytes"`
}

// A Moment is one tick of the sampler in the observed launch.
type Moment struct {
	At   time.Duration `json:"at_ns"` // since the launch
	CPUs float64       `json:"cpus"`  // used since the moment before
	RSS  int64         `json:"rss_bytes"`
}

// A Span is one stretch in which a worker was at work in the observed launch.
type Span struct {
	Worker int           `json:"worker"`
	From   time.Duration `json:"from_ns"`
	To     time.Duration `json:"to_ns"`
}

// Stuck is what came of the one launch of a case that should never end.
type Stuck struct {
	Ended bool          `json:"ended"`    // it ended by itself; otherwise it was ended
	After time.Duration `json:"after_ns"` // how long it ran
	Why   string        `json:"why,omitempty"`
	Waits []Wait        `json:"waits,omitempty"` // when it ended, by goroutine; of a long list the first
}

// A Wait is a goroutine that stood still in a function of the project. For is
// the lock that it waited for, and Holds are those that the function had taken
// by then, both as the source names them.
type Wait struct {
	Goroutine int      `json:"goroutine"`
	State     string   `json:"state"` // in the runtime's words: "sync.Mutex.Lock"
	Function  string   `json:"function"`
	File      string   `json:"file"` // relative to the project
	Line      int      `json:"line"`
	For       string   `json:"for,omitempty"`
	Holds     []string `json:"holds,omitempty"`
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
			Work: stats.Median(c.Work()),
			CPUsUsed: stats.Median(collect(c.Samples, func(s Sample) float64 {
				return float64(s.User+s.System) / float64(s.Wall)
			})),
			PeakRSS: stats.Median(collect(c.Samples, func(s Sample) float64 { return float64(s.PeakRSS) })),
		}
		if baseline := l.BaselineAt(c.N); baseline != nil {
			c.Summary.Speedup = stats.Speedup(pair(baseline, c))
		}
	}
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
