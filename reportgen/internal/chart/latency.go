package chart

import (
	"workbook/labs/units"
	"workbook/reportgen/internal/results"
)

// The phases in which a lab reports how long its requests took.
const (
	usual = "median"
	tail  = "p99" // one request in a hundred takes longer
)

// latency draws how long the requests of each case took: filled as far as the
// median, and hollow as far as the time that one request in a hundred exceeds.
func latency(f *results.File, l *results.Lab, a Asked) (Chart, error) {
	all := points(f, l, a)
	served, _ := split(all, func(p point) bool { return tells(p.Case, usual) && tells(p.Case, tail) })
	table := latencyTable(served)
	drawn, left := split(served, func(p point) bool { return drawable(phase(p, tail)) })
	if len(drawn) == 0 {
		return nothing(lacking(l, "no case of this lab tells how long its requests took in enough samples"), table), nil
	}
	unit := timeScale(greatest(drawn, func(p point) float64 { return phase(p, tail).Hi }))
	g := rows(each(drawn, func(p point) string {
		return p.name + ": half within " + units.Time(phase(p, usual).Median) + ", p99 " + units.Time(phase(p, tail).Median)
	}), barHigh, axis{name: "latency of a request, " + unit.name, kind: "value", from: 0})
	var medians, tails, whiskers []item
	for i, p := range drawn {
		row, half, slow := float64(i), phase(p, usual), phase(p, tail)
		medians = append(medians, item{Name: p.name + ", median: " + spanned(half), Value: []float64{row, 0, unit.of(half.Median)}, ItemStyle: a.shade(f, l, p)})
		tails = append(tails, item{Name: p.name + ", p99: " + spanned(slow),
			Value: []float64{row, unit.of(half.Median), unit.of(slow.Median), unit.of(slow.Lo)}, ItemStyle: p.look.fill()})
		whiskers = append(whiskers, item{Value: []float64{row, unit.of(slow.Lo), unit.of(slow.Hi)}})
	}
	g.lanes("hollow", "99 of 100", tails)
	g.lanes("part", "50 of 100", medians)
	g.errorBars(whiskers)
	a.Phase = tail
	title := a.titled(f, l, title{text: drawn[0].name + ": p99 " + units.Time(phase(drawn[0], tail).Median)})
	options, err := g.options()
	return Chart{
		Title: title.text,
		Caption: "Half of the requests take no longer than the filled part of a bar. The bar ends at p99, which one request in a hundred exceeds. " +
			"The line across the end is the 95% interval of the launches." + leftOut(left) + title.beside(),
		Options: options,
		Height:  g.top + g.foot + g.row*len(drawn),
		Table:   table,
	}, err
}

func latencyTable(served []point) Table {
	t := Table{Head: []string{"Case", "Median latency", "95% interval", "p99", "95% interval", "Samples"}}
	for _, p := range served {
		half, slow := phase(p, usual), phase(p, tail)
		t.Rows = append(t.Rows, []string{p.name, value(half, units.Time), between(half, units.Time),
			value(slow, units.Time), between(slow, units.Time), units.Count(int64(slow.Samples))})
	}
	return t
}
