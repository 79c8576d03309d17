package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
)

// oneCPU is why such a machine gets no speedup chart.
const oneCPU = "this machine has one usable CPU, so workers take turns and a speedup says nothing about sharing work"

// speedup draws a lane from 1× to each case's speedup over the baseline, on a
// logarithmic axis: to the left slower, to the right faster.
func speedup(f *results.File, l *results.Lab) (Chart, error) {
	all := points(f, l)
	noise := f.Noise()
	table := caseTable(noise, all)
	if f.Machine.CPUsUsable == 1 {
		return nothing(oneCPU, table), nil
	}
	others, _ := split(all, func(p point) bool { return !p.Baseline })
	drawn, left := split(others, compared)
	if len(drawn) == 0 {
		return nothing(missing(l), table), nil
	}
	g := rows(each(drawn, func(p point) string { return p.name + ": " + compare(p.Summary.Speedup, noise) + sums(p) }), rowHeight,
		speedupAxis(f, drawn, baselineName(l)))
	var lanes, dots, whiskers []item
	for i, p := range drawn {
		s, at := p.Summary.Speedup, float64(i)
		lanes = append(lanes, item{Value: []float64{at, 1, short(s.Median)},
			ItemStyle: &opts.ItemStyle{Color: p.look.color}})
		dots = append(dots, item{Name: p.name + ": " + reading(p), Value: []float64{short(s.Median), at},
			Symbol: p.look.symbol, ItemStyle: &opts.ItemStyle{Color: p.look.color}})
		whiskers = append(whiskers, item{Value: []float64{at, short(s.Lo), short(s.Hi)}})
	}
	g.lanes(lanes)
	g.add(g.marked(f, charts.SingleSeries{Type: "scatter", YAxisIndex: 1, Data: dots, SymbolSize: 16}), nil)
	g.errorBars(whiskers)
	options, err := g.options()
	return Chart{
		Title: finding(noise, l, drawn),
		Caption: "Each row starts at 1×, the baseline's speed, and ends at the median speedup: to the left slower, to the right faster. " +
			"Equal steps are equal factors. The line across the end is the 95% interval. " +
			marks(f) + " " + bases(l) + leftOut(left),
		Alt:     "Speedups over " + baselineName(l) + ": " + readings(drawn, reading) + ".",
		Options: options,
		Height:  g.top + footer + rowHeight*len(drawn),
		Table:   table,
	}, err
}

// reading writes a point's speedup: "1.93× (1.88× to 1.96×), with wrong sums".
func reading(p point) string {
	if stuck(p) {
		return "stuck"
	}
	s := p.Summary.Speedup
	return units.Ratio(s.Median) + " (" + between(s, units.Ratio) + ")" + sums(p)
}

// sums says so where a case's sums were wrong.
func sums(p point) string {
	if p.Wrong() > 0 {
		return ", with wrong sums"
	}
	return ""
}
