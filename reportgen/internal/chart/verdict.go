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
	text, _ := judged(speedup, noise)
	return text
}

// compareWith says the same with the base: "93.5× slower than serial".
func compareWith(base string, speedup stats.Interval, noise stats.Noise) string {
	text, link := judged(speedup, noise)
	return text + link + base
}

func judged(speedup stats.Interval, noise stats.Noise) (text, link string) {
	verdict := judge(speedup, noise)
	switch verdict {
	case stats.Faster:
		return units.Ratio(speedup.Median) + " faster", " than "
	case stats.Slower:
		return units.Ratio(1/speedup.Median) + " slower", " than "
	}
	return string(verdict), " from "
}

// untold is a title for two cases of which neither is known to be faster: what the
// interval still allows, "lock-once: 1.4× slower to 1.1× faster than serial".
func untold(name string, speedup stats.Interval, other string) string {
	if !drawable(speedup) {
		return "Can't tell " + name + " from " + other
	}
	slowest, fastest := units.Ratio(1/speedup.Lo)+" slower", units.Ratio(speedup.Hi)+" faster"
	switch {
	case speedup.Lo >= 1:
		return name + ": at most " + fastest + " than " + other
	case speedup.Hi <= 1:
		return name + ": at most " + slowest + " than " + other
	}
	return name + ": " + slowest + " to " + fastest + " than " + other
}

// maxWords is how many words a title may have, so that it is read at a glance.
const maxWords = 12

// sized puts the N between a title and its end, if there is room for it.
func sized(title string, n int64, end string) string {
	with := title + " at N = " + units.Count(n) + end
	if len(strings.Fields(with)) > maxWords {
		return title + end
	}
	return with
}

// finding is the title of a chart that compares with the baseline, if its lesson
// names no comparison: one clause on the case that differs most from the
// baseline. A case with wrong sums that its lesson does not expect is not
// compared, and what the reader made never stands in for what the lab shows.
func finding(noise stats.Noise, l *results.Lab, drawn, endless []point) string {
	if len(endless) > 0 {
		return endless[0].headline() + ": never ends"
	}
	cases, base := split(drawn, func(p point) bool { return !p.Baseline })
	if len(cases) == 0 {
		return base[0].headline() + ": " + units.Time(base[0].Summary.Work.Median)
	}
	fair, broken := split(cases, func(p point) bool { return !p.Untrue() })
	own, shown := split(fair, func(p point) bool { return p.Variant == results.Yours })
	switch {
	case len(shown) > 0:
		fair = shown
	case len(own) == 0:
		return broken[0].headline() + ": not compared, because of its wrong sums"
	}
	most := slices.MaxFunc(fair, func(a, b point) int { return cmp.Compare(distance(a), distance(b)) })
	words, link := judged(most.Summary.Speedup, noise)
	title, wrong := most.headline()+": "+words+link+baselineName(l), ""
	switch words {
	case string(stats.CantTell):
		title = untold(most.headline(), most.Summary.Speedup, baselineName(l))
	case string(stats.NoDifference):
		title = most.headline() + ": as fast as " + baselineName(l)
	default:
		wrong = sums(most)
	}
	if slices.ContainsFunc(cases, func(p point) bool { return p.N != most.N }) {
		return sized(title, most.N, wrong)
	}
	return title + wrong
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
