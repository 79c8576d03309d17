package chart

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// judge is stats.Judge for any interval: of one with no finite ends it can't
// tell.
func judge(speedup stats.Interval, noise stats.Noise) stats.Verdict {
	if !drawable(speedup) {
		return stats.CantTell
	}
	return stats.Judge(speedup, noise)
}

// compare puts a speedup in words that its interval allows: "93.5× slower".
func compare(speedup stats.Interval, noise stats.Noise) string {
	verdict := judge(speedup, noise)
	switch verdict {
	case stats.Faster:
		return units.Ratio(speedup.Median) + " faster"
	case stats.Slower:
		return units.Ratio(1/speedup.Median) + " slower"
	}
	return string(verdict)
}

// finding is the title of a chart that compares with the baseline, if its lesson
// names no comparison: one clause on the case that differs most from the
// baseline. A case with wrong sums that its lesson does not expect is not
// compared, and what the reader made never stands in for what the lab shows.
func finding(noise stats.Noise, l *results.Lab, drawn, endless []point) title {
	if len(endless) > 0 {
		return title{text: endless[0].headline() + ": never ends"}
	}
	cases, base := split(drawn, func(p point) bool { return !p.Baseline })
	if len(cases) == 0 {
		return title{text: base[0].headline() + ": " + units.Time(base[0].Summary.Work.Median)}
	}
	fair, broken := split(cases, func(p point) bool { return !p.Untrue() })
	own, shown := split(fair, func(p point) bool { return p.Variant == results.Yours })
	switch {
	case len(shown) > 0:
		fair = shown
	case len(own) == 0:
		return title{text: broken[0].headline() + ": not compared, because of its wrong sums"}
	}
	most := slices.MaxFunc(fair, func(a, b point) int { return cmp.Compare(distance(a), distance(b)) })
	told, end := match{name: most.headline(), other: baselineName(l), speedup: most.Summary.Speedup}.title(noise), ""
	if judge(most.Summary.Speedup, noise) != stats.CantTell {
		end = sums(most)
	}
	if slices.ContainsFunc(cases, func(p point) bool { return p.N != most.N }) {
		return told.sized(most.N, end)
	}
	return told.and(end)
}

// distance is how far a case's speedup is from 1×, in factors; -1 if nothing is
// known.
func distance(p point) float64 {
	if s := p.Summary.Speedup; drawable(s) {
		return math.Abs(math.Log(s.Median))
	}
	return -1
}

// names lists points: "a, b".
func names(points []point) string { return strings.Join(each(points, point.key), ", ") }
