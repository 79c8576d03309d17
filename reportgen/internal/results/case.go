package results

import (
	"fmt"
	"iter"
	"slices"

	"workbook/labs/units"
	"workbook/reportgen/internal/stats"
)

// A Case is variant × workers × N: one point in a chart.
type Case struct {
	Variant  string   `json:"variant"`
	Workers  int      `json:"workers"`
	N        int64    `json:"n"`
	Expect   Expect   `json:"expect"`
	Baseline bool     `json:"baseline"` // the serial program that the others are compared with; sampled twice a round
	Samples  []Sample `json:"samples"`
	Summary  Summary  `json:"summary"`
	Timeline []Moment `json:"timeline,omitempty"`
	Spans    []Span   `json:"spans,omitempty"`
	Lanes    []Lane   `json:"lanes,omitempty"` // by goroutine, each in order of time
	Stuck    *Stuck   `json:"stuck,omitempty"` // in place of samples, if the lesson expects the variant to be stuck

	Failure    *Failure    `json:"failure,omitempty"`    // in place of samples, if the reader's own variant gave none
	Scheduling *Scheduling `json:"scheduling,omitempty"` // what the lanes come to; nil if the launch was not traced
}

// Serial is the baseline's name. A claim may use it in every lab, also in one whose
// baseline has another name.
const Serial = "serial"

// Yours is the variant that the reader made, in every lab that has an exercise.
const Yours = "yours"

// A Failure says why the reader's own variant has no samples.
type Failure struct {
	Outcome Outcome `json:"outcome"`
	Why     string  `json:"why"`             // in one line
	Place   string  `json:"place,omitempty"` // file:line in the project, "" if it is not known
}

// An Outcome is what a program did in place of giving a sample.
type Outcome string

// How a variant may fail.
const (
	DoesNotBuild Outcome = "does not build"
	Crashed      Outcome = "crashed"
	DidNotEnd    Outcome = "did not end"
	GaveError    Outcome = "failed" // it reported an error of its own
)

// A Summary is what the samples of a case come to.
type Summary struct {
	Work     stats.Interval `json:"work_ns"`
	Speedup  stats.Interval `json:"speedup"` // of a baseline case: the first against the second launch of each round
	CPUsUsed stats.Interval `json:"cpus_used,omitzero"`
	PeakRSS  stats.Interval `json:"peak_rss_bytes,omitzero"`
}

// String names the case in its lab: "lock-once (4 workers, N = 1,000)".
func (c *Case) String() string {
	return fmt.Sprintf("%s (%s, N = %s)", c.Variant, units.Plural(c.Workers, "worker"), units.Count(c.N))
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

// BaselineAt returns the lab's baseline at n, or nil if none was measured.
func (l *Lab) BaselineAt(n int64) *Case {
	for i := range l.Cases {
		if c := &l.Cases[i]; c.Baseline && c.N == n {
			return c
		}
	}
	return nil
}

// AllCases are the cases of all labs, in the file's order.
func (f *File) AllCases() iter.Seq[*Case] {
	return func(yield func(*Case) bool) {
		for i := range f.Labs {
			for j := range f.Labs[i].Cases {
				if !yield(&f.Labs[i].Cases[j]) {
					return
				}
			}
		}
	}
}

// Samples counts the samples of all labs.
func (f *File) Samples() (n int) {
	for c := range f.AllCases() {
		n += len(c.Samples)
	}
	return n
}

// Right counts the repeats of all samples whose sum was the expected one.
func (c *Case) Right() (n int) {
	for _, s := range c.Samples {
		n += s.Right
	}
	return n
}

// Wrong counts the repeats of all samples whose sum was not the expected one.
func (c *Case) Wrong() (n int) {
	for _, s := range c.Samples {
		n += s.Wrong
	}
	return n
}

// Losses returns, for each launch with wrong sums, the median share of the sum that
// these miss. If no sum of the case was wrong, every launch lost 0.
func (c *Case) Losses() (launches []float64) {
	if c.Wrong() == 0 && c.Right() > 0 {
		return make([]float64, len(c.Samples))
	}
	for _, s := range c.Samples {
		wrong := slices.DeleteFunc(slices.Clone(s.Lost), func(share float64) bool { return share == 0 })
		if len(wrong) > 0 {
			launches = append(launches, stats.Median(wrong).Median)
		}
	}
	return launches
}

// Untrue reports whether sums were wrong though right ones are expected. Such a case
// is compared with nothing: a wrong answer can take any time.
func (c *Case) Untrue() bool { return c.Expect == ExpectRight && c.Wrong() > 0 }

// Work returns the work times in nanoseconds, in the order of the samples.
func (c *Case) Work() []float64 {
	return collect(c.Samples, func(s Sample) float64 { return float64(s.Work) })
}
