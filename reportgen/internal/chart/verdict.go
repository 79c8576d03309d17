package chart

import (
	"cmp"
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

// finding is the title of a chart that compares with the baseline. It tells of
// up to three cases each, of more only the least and the greatest speedup. A
// case with wrong sums that its lesson does not expect is not compared. What the
// reader made comes behind what the lab shows, and never in its place.
func finding(noise stats.Noise, l *results.Lab, drawn []point) string {
	cases, base := split(drawn, func(p point) bool { return !p.Baseline })
	if len(cases) == 0 {
		return base[0].name + " takes " + units.Time(base[0].Summary.Work.Median)
	}
	fair, broken := split(cases, func(p point) bool { return p.Wrong() == 0 || p.Expect != results.ExpectRight })
	own, fair := split(fair, func(p point) bool { return p.Variant == results.Yours })
	if len(fair) > 3 {
		fair = []point{slices.MinFunc(fair, bySpeedup), slices.MaxFunc(fair, bySpeedup)}
	}
	if len(own) > 0 {
		fair = append(fair, own[0])
	}
	var parts []string
	for i, p := range fair {
		words := compare(p.Summary.Speedup, noise)
		if i == 0 {
			words = compareWith(baselineName(l), p.Summary.Speedup, noise)
		}
		parts = append(parts, p.name+": "+words+sums(p))
	}
	if len(broken) > 0 {
		parts = append(parts, "not compared for wrong sums: "+names(broken))
	}
	return strings.Join(parts, "; ")
}

func bySpeedup(a, b point) int {
	return cmp.Compare(a.Summary.Speedup.Median, b.Summary.Speedup.Median)
}

// names lists points: "a, b".
func names(points []point) string { return strings.Join(each(points, point.key), ", ") }
