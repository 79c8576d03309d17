package chart

import (
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/reportgen/internal/results"
)

// workTime draws a bar for each case's work time, with its interval and a dot
// for each sample. A case that was stuck has a row without a bar.
func workTime(f *results.File, l *results.Lab) (Chart, error) {
	all := points(f, l)
	noise := f.Noise()
	table := caseTable(noise, all)
	drawn, left := split(all, timed)
	if len(drawn) == 0 {
		return nothing(missing(l), table), nil
	}
	unit := timeScale(longest(drawn))
	endless, _ := split(left, stuck)
	names := each(drawn, func(p point) string { return p.name + ": " + unit.text(p.Summary.Work.Median) })
	names = append(names, each(endless, func(p point) string { return p.name + ": stuck" })...)
	g := rows(names, rowHeight,
		axis{name: "work time, " + unit.name + " (shorter is faster)", kind: "value", from: 0})
	bars := charts.SingleSeries{Type: "bar", BarWidth: "18"}
	var data, whiskers []item
	for i, p := range drawn {
		work := p.Summary.Work
		data = append(data, item{Name: p.name + ": " + unit.interval(work), Value: unit.of(work.Median),
			ItemStyle: &opts.ItemStyle{Color: p.look.color, Opacity: opts.Float(barOpacity)}})
		whiskers = append(whiskers, item{Value: []float64{float64(i), unit.of(work.Lo), unit.of(work.Hi)}})
	}
	bars.Data = data
	g.add(bars, nil)
	for i, p := range drawn {
		g.dots(i, p.look, p.Work(), unit)
	}
	g.errorBars(whiskers)
	options, err := g.options()
	return Chart{
		Title: finding(noise, l, drawn),
		Caption: "A bar is the median time of one sum, the line across its end the 95% interval of that median, a dot one sample. " +
			bases(l) + thinned(drawn, point.samples, maxDots) + leftOut(left),
		Alt:     "Bars of work time: " + readings(drawn, func(p point) string { return unit.interval(p.Summary.Work) }) + ".",
		Options: options,
		Height:  g.top + footer + rowHeight*len(names),
		Table:   table,
	}, err
}

// longest returns the longest time that the points show, in nanoseconds.
func longest(points []point) float64 {
	most := 0.0
	for _, p := range points {
		most = max(most, p.Summary.Work.Hi, slices.Max(p.Work()))
	}
	return most
}
