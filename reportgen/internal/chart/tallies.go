package chart

import (
	"fmt"
	"strings"

	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/labs/units"
)

// A Tally is a row of counts: one for each series of its chart.
type Tally struct {
	Name   string
	Counts []int
}

// Tallies draws a bar for each count, with the number at its end, one below the
// other in rows. The table's first column has that head.
func Tallies(head string, series []string, all []Tally) (Chart, error) {
	table := Table{Head: append([]string{head}, series...)}
	most := 1
	for _, t := range all {
		row := []string{t.Name}
		for _, n := range t.Counts {
			most = max(most, n)
			row = append(row, units.Count(int64(n)))
		}
		table.Rows = append(table.Rows, row)
	}
	c := Chart{Kind: "tallies", Table: table}
	if len(all) == 0 {
		return nothing("nobody has handed in anything of it", table), nil
	}
	high := len(series) * tallyStep
	g, middles := stacked(each(all, func(t Tally) string { return t.Name }), high, axis{kind: "value", from: 0, to: float64(most) * 1.15, format: " "})
	g.XAxisList[0].Show = opts.Bool(false)
	g.GridList[0].Bottom, g.GridList[0].ContainLabel = "0", opts.Bool(false) // ECharts would keep room for the hidden axis' numbers
	for i, name := range series {
		var data []item
		for row, t := range all {
			middle := middles[row] + (float64(i)-float64(len(series)-1)/2)*tallyStep
			data = append(data, item{Name: fmt.Sprintf("%s: %s %s", t.Name, units.Count(int64(t.Counts[i])), name),
				Value: []any{short(middle), 0, t.Counts[i], units.Count(int64(t.Counts[i]))}})
		}
		g.lanes("counted", name, data)
		g.MultiSeries[len(g.MultiSeries)-1].ItemStyle = tallyLooks[i%len(tallyLooks)].fill()
		g.MultiSeries[len(g.MultiSeries)-1].Symbol = "rect"
	}
	if len(series) > 1 {
		c.Key = g.key(series...)
	}
	c.Height = g.top + g.row
	c.Caption = "The number at a bar's end is how many: " + strings.Join(series, "; ") + "."
	var err error
	c.Options, err = g.options()
	return c, err
}

// stacked is a figure with a row for each name, as high as that name's lines need.
// It returns the middles of what is drawn below the names, in pixels from the top:
// the second y axis counts them.
func stacked(names []string, high int, x axis) (g *figure, middles []float64) {
	total := 0
	var data []item
	for _, name := range names {
		total += min(len(wrap(name, lineRunes)), maxLines) * lineHigh
		middle := float64(total+tallyGap/2) + float64(high)/2
		total += high + tallyGap
		middles = append(middles, middle)
		data = append(data, item{Name: name, Value: []float64{short(middle)}, SymbolSize: high})
	}
	g = rowsOf([]string{""}, total, x)
	g.YAxisList[0].Show, g.YAxisList[0].AxisLabel = opts.Bool(false), &opts.AxisLabel{Show: opts.Bool(false)}
	g.YAxisList[1].Min, g.YAxisList[1].Max = 0, total
	g.onRows("name", data, "")
	return g, middles
}

// A bar with the gap to the next, and the gap to the next row, in CSS pixels: a
// question's answers fit a projector.
const (
	tallyStep = 17
	tallyGap  = 8
)

// tallyLooks are those of a chart's first series, and so on.
var tallyLooks = []look{palette[0], palette[1], palette[4]}
