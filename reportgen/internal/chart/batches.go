package chart

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
)

// batches draws the time for one number over the size of the batches in which
// the variants send them: the number at the end of a variant's name, or 1.
func batches(f *results.File, l *results.Lab, a Asked) (Chart, error) {
	all := points(f, l, a)
	table := caseTable(f.Noise(), all)
	others, _ := split(all, func(p point) bool { return !p.Baseline })
	drawn, left := split(others, func(p point) bool { return timed(p) && p.N > 0 })
	sizes := ticks(drawn, batchSize)
	if len(sizes) < 2 {
		return nothing(lacking(l, "the lab was measured with one size of batches only"), table), nil
	}
	lines := curves(drawn, batchLine, func(a, b point) int { return cmp.Compare(batchSize(a), batchSize(b)) })
	lo, hi := perAddition(drawn[0]), perAddition(drawn[0])
	for _, p := range all {
		if timed(p) && p.N > 0 {
			lo, hi = min(lo, p.Summary.Work.Lo/float64(p.N)), max(hi, p.Summary.Work.Hi/float64(p.N))
		}
	}
	_, bottom, top := logAxis(lo, max(hi, 65*lo))
	y := axis{name: "ns for one number, lower is faster", kind: "log", base: 10, from: bottom, to: top}
	g := plane(axis{name: "numbers sent at a time", kind: "log", base: 10, from: sizes[0], to: sizes[len(sizes)-1], ticks: sizes}, y)
	for _, c := range lines {
		g.curve(c, lineWidth, func(p point) string { return units.Time(perAddition(p)) + " for one number" }, func(p point) []float64 {
			w, n := p.Summary.Work, float64(p.N)
			return []float64{batchSize(p), short(w.Median / n), short(w.Lo / n), short(w.Hi / n)}
		})
	}
	level := g.level(all)
	g.endLabels(append(each(lines, curve.key), level...))
	g.fewerTicks(sizes)
	options, err := g.options()
	cheapest := slices.MinFunc(drawn, func(a, b point) int { return cmp.Compare(perAddition(a), perAddition(b)) })
	title := a.titled(f, l, title{text: "A number costs " + units.Time(perAddition(drawn[0])) + " one by one, " + units.Time(perAddition(cheapest)) + " in " + cheapest.Variant})
	return Chart{
		Title: title.text,
		Caption: "Both axes are logarithmic: each step is ten times as much. Lower is faster. Each point is a median with its 95% interval" +
			levelWords(level, "one loop that sends nothing") + ". " + bases(l, drawn) + leftOut(left) + title.beside(),
		Options: options,
		Height:  g.top + g.foot + planeSize,
		Sketch:  a.sketch(lines, y, "ns", func(p point) string { return units.Count(int64(batchSize(p))) + " at a time" }, perAddition),
		Table:   table,
	}, err
}

// batchSize is the number at the end of a variant's name, or 1.
func batchSize(p point) float64 {
	digits := p.Variant[strings.LastIndexFunc(p.Variant, func(r rune) bool { return r < '0' || r > '9' })+1:]
	n, err := strconv.ParseFloat(digits, 64)
	if err != nil || n < 1 {
		return 1
	}
	return n
}

// batchLine names the line that a point is on: its variant without the number,
// and its N if there are several.
func batchLine(p point) string {
	name := strings.TrimRight(p.Variant, "0123456789")
	return strings.TrimRight(name, "-") + strings.TrimPrefix(p.overW, p.Variant)
}
