package results

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/stats"
)

// What a sample needs so that its figures can be trusted.
const (
	// timerShare is the most that a step of the clock may be of a launch's work.
	timerShare = 0.01
	// wide and tooWide are half-widths of an interval, as shares of the median.
	wide    = 0.05
	tooWide = 0.10
)

// Review returns what the samples themselves say against the results: for the whole
// file, then for each lab one warning a level and code, red ones first, that names
// the cases it holds for. The summaries are filled in and the samples in the order
// of their launches. Cases that are expected to be stuck, and those of the reader
// that failed, are not looked at. What holds for every run on every machine is no
// warning.
func Review(f *File) []Warning {
	found := slices.Concat(noise(f), baselines(f), disturbed(f))
	for i := range f.Labs {
		lab := &f.Labs[i]
		for _, check := range checks(f, lab) {
			if cases := failing(lab, check.fails); len(cases) > 0 {
				found = append(found, check.warning(lab, cases))
			}
		}
	}
	return found
}

// contradicts reports whether the race detector found a race in a variant of
// which the lesson expects none, or the reverse. A baseline and a variant that
// is expected to be stuck are not asked about.
func (l *Lab) contradicts(c *Case) bool {
	if c.Baseline || c.Expect == ExpectStuck || l.Race.Status != Clean && l.Race.Status != Racy {
		return false
	}
	found := slices.ContainsFunc(l.Race.Reports, func(r RaceReport) bool { return r.Variant == c.Variant })
	return found != (c.Expect == ExpectRace)
}

// A check is one thing that may be wrong with a case. It reads as one sentence:
// what is wrong, in which cases, what to do.
type check struct {
	level      Level
	code       string
	what, todo string
	fails      func(*Case) bool
}

func checks(f *File, lab *Lab) []check {
	regimes := lab.Regimes()
	more := lab.forMore(f.Settings)
	shortest := f.Calibration.Timer.Median / timerShare
	tolerated := f.tolerated()
	return []check{
		{Red, "wrong-sum", "Wrong sums where right ones are expected",
			"compare nothing with them until the bug is found",
			func(c *Case) bool { return c.Variant != Yours && c.Untrue() }},
		{Red, "race-verdict", "The race detector and the lesson disagree, one sees a race and the other none,",
			"look at the lab's race reports and mend the lab or its lesson",
			func(c *Case) bool { return c.Variant != Yours && lab.contradicts(c) }},
		{Red, "no-sample", "No launch that ended in time",
			"raise the budget, or look for what waits for ever",
			func(c *Case) bool { return lab.Status == OK && len(c.Samples) == 0 }},
		{Amber, "yours", "Wrong sums or a race",
			"go run ./reportgen check says where",
			func(c *Case) bool { return c.Variant == Yours && (c.Untrue() || lab.contradicts(c)) }},
		{Amber, "clock", "Repeats that took longer than the launch around them",
			"a clock was set during the run, so measure again",
			clockStepped},
		{Amber, "refused", "Messages that were no results of the task, and were refused,",
			"find out who sends them",
			func(c *Case) bool {
				return slices.ContainsFunc(c.Samples, func(s Sample) bool { return s.Refused > 0 })
			}},
		{Amber, "too-few", fmt.Sprintf("Fewer than %d rounds, too few for an interval,", stats.MinSamples),
			more,
			func(c *Case) bool { return len(c.Samples) > 0 && !precision(c).Known() }},
		{Amber, "imprecise", fmt.Sprintf("Precision not reached (worse than ±%g%%)", 100*tooWide),
			"close other programs or " + more,
			func(c *Case) bool { return within(precision(c), tolerated, math.Inf(1)) }},
		{Note, "imprecise", fmt.Sprintf("No better precision than ±%g%%", 100*wide),
			more + " to tell smaller differences",
			func(c *Case) bool { return within(precision(c), wide, tolerated) }},
		{Note, "short-sample", "Less than " + units.Time(shortest) + " of work a launch",
			"the clock's steps are too long for these times",
			func(c *Case) bool { return len(c.Samples) > 0 && workPerLaunch(c) < shortest }},
		{Note, "cold-first", "A first launch far slower than the others",
			"it is kept, so trust the median and not the mean",
			coldFirst},
		{Note, "regimes", "Something that lasted longer than a round changed the times, so the speedup's interval spans all samples,",
			"close other programs and measure again",
			func(c *Case) bool { return regimes && c.Summary.Speedup.HalfWidth() > wide && !c.Baseline }},
	}
}

// forMore says what to do for more samples of the lab: if it took all the rounds that it
// might, more time gives no further ones.
func (l *Lab) forMore(s Settings) string {
	rounds := 0
	for _, c := range l.Cases {
		for _, sample := range c.Samples {
			rounds = max(rounds, sample.Round+1)
		}
	}
	if rounds >= s.Rounds && s.Rounds < MostRounds {
		return "allow more rounds with -rounds"
	}
	return "raise the budget"
}

// failing returns the lab's cases for which fails holds.
func failing(lab *Lab, fails func(*Case) bool) (cases []*Case) {
	for i := range lab.Cases {
		if c := &lab.Cases[i]; c.Expect != ExpectStuck && c.Failure == nil && fails(c) {
			cases = append(cases, c)
		}
	}
	return cases
}

// namedCases is how many cases a warning names before it counts the rest.
const namedCases = 3

// warning makes the check's sentence about the cases. If there is only one,
// the warning points at it too.
func (c check) warning(lab *Lab, cases []*Case) Warning {
	w := Warning{Level: c.level, Code: c.code, Lab: lab.Name}
	var names []string
	for _, failed := range cases[:min(len(cases), namedCases)] {
		names = append(names, failed.String())
	}
	which := strings.Join(names, ", ")
	switch more := len(cases) - namedCases; {
	case len(cases) == 1:
		w.Variant, w.Workers, w.N = cases[0].Variant, cases[0].Workers, cases[0].N
	case len(cases) == len(lab.Cases):
		which = "every case"
	case more > 0:
		which += fmt.Sprintf(" and %d more", more)
	}
	w.Text = fmt.Sprintf("%s in %s; %s.", c.what, which, c.todo)
	return w
}

// precision is the interval that a case is judged by: of its speedup, or of its
// work time if no baseline was measured.
func precision(c *Case) stats.Interval {
	if c.Summary.Speedup.Samples > 0 {
		return c.Summary.Speedup
	}
	return c.Summary.Work
}

// tolerated is the half-width above which a warning says that precision was not
// reached. A few cases are wider than tooWide in every run on every machine, and a note
// says so. If half of them are, the machine was busy, and closing programs helps.
func (f *File) tolerated() float64 {
	known, wider := 0, 0
	for i := range f.Labs {
		lab := &f.Labs[i]
		known += len(failing(lab, func(c *Case) bool { return precision(c).Known() }))
		wider += len(failing(lab, func(c *Case) bool { return within(precision(c), tooWide, math.Inf(1)) }))
	}
	if 2*wider >= known {
		return tooWide
	}
	return math.Inf(1)
}

// within reports whether the interval is wider than above and at most upTo.
func within(i stats.Interval, above, upTo float64) bool {
	return i.Known() && i.HalfWidth() > above && i.HalfWidth() <= upTo
}

// workPerLaunch is the median of work × repeats in nanoseconds.
func workPerLaunch(c *Case) float64 {
	return stats.Median(collect(c.Samples, func(s Sample) float64 { return float64(s.Work) * float64(s.Repeats) })).Median
}

// clockStepped reports a launch whose repeats add up to more than its wall time,
// even if all of them took as short as the shortest. That one is rounded to whole
// nanoseconds, so a hundredth is left free.
func clockStepped(c *Case) bool {
	return slices.ContainsFunc(c.Samples, func(s Sample) bool {
		shortest := s.Work
		if s.Quantiles != nil {
			shortest = s.Quantiles.Min - 1
		}
		return float64(shortest)*float64(s.Repeats) > 1.01*float64(s.Wall)
	})
}

// coldFirst reports whether the launch that came first is far above the others.
func coldFirst(c *Case) bool {
	_, far := stats.Outliers(c.Work())
	return slices.Contains(far, 0) && float64(c.Samples[0].Work) > c.Summary.Work.Median
}
