package handin

import (
	"math"
	"testing"

	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// TestWhatALabHandsIn changes the results of lab 03, and wants what is not of the course,
// or was not measured, left out.
func TestWhatALabHandsIn(t *testing.T) {
	s := syllabus(t)
	for name, c := range map[string]struct {
		change func(*results.Lab)
		want   func(Lab) bool
	}{
		"a cause that no test has":   {func(l *results.Lab) { l.Cause = "Marked" }, func(l Lab) bool { return l.Cause == Other }},
		"a cause of before":          {func(l *results.Lab) { l.Exercise = results.Passed }, func(l Lab) bool { return l.Cause == "" }},
		"no prediction":              {func(l *results.Lab) { l.Prediction = nil }, func(l Lab) bool { return l.Prediction == nil }},
		"a choice of another lesson": {func(l *results.Lab) { l.Prediction.Choice = "Marked" }, func(l Lab) bool { return *l.Prediction == Prediction{Seen: true, Before: 1} }},
		"wrong sums":                 {func(l *results.Lab) { l.Cases[1].Samples[0].Right, l.Cases[1].Samples[0].Wrong = 5, 5 }, func(l Lab) bool { return l.Cases[1].Wrong == 0.05556 }},
		"no answer to the question":  {func(l *results.Lab) { l.Cases[1].Samples = nil }, func(l Lab) bool { return l.Measured == "" && l.Answer == Interval{} }},
		"too few launches for one":   {func(l *results.Lab) { l.Cases[1].Samples = l.Cases[1].Samples[:5] }, func(l Lab) bool { return l.Measured == "" && l.Answer[3] == 5 }},
	} {
		f := measuredFile(s)
		c.change(&f.Labs[0])
		f.Labs[0].Summarize()
		if h := New(s, f, someone); !c.want(h.Labs[0]) {
			t.Errorf("%s: %+v", name, h.Labs[0])
		}
	}
}

func TestRounded(t *testing.T) {
	for _, c := range []struct {
		i    stats.Interval
		want Interval
	}{
		{stats.Interval{Median: 3.14159, Lo: 3.00049, Hi: 123456, Samples: 9}, Interval{3.142, 3, 123500, 9}},
		{stats.Interval{Median: 1, Lo: 1, Hi: 1, Samples: maxSamples + 1}, Interval{1, 1, 1, maxSamples}},
		{stats.Interval{Median: 1, Lo: 1, Hi: 1}, Interval{}},
		{stats.Interval{Median: 1, Lo: 1, Hi: math.Inf(1), Samples: 9}, Interval{}},
		{stats.Interval{Median: 1, Lo: math.Inf(-1), Hi: 1, Samples: 9}, Interval{}},
		{stats.Interval{Median: math.NaN(), Lo: 1, Hi: 1, Samples: 9}, Interval{}},
	} {
		if got := rounded(c.i); got != c.want {
			t.Errorf("%+v: got %v, want %v", c.i, got, c.want)
		}
	}
}
