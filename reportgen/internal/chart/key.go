package chart

import (
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
)

// A Mark is one entry of a chart's key. The key is not drawn in the picture but
// is above it as text, which fills its lines at any width.
type Mark struct {
	Name   string
	Color  string
	Symbol string // ECharts' name of a shape; "none" on a line without points
	Dash   string // of a line: solid, dashed or dotted; else ""
}

// key lists the named series as they are drawn.
func (g *figure) key(names ...string) (marks []Mark) {
	for _, name := range names {
		i := slices.IndexFunc(g.MultiSeries, func(s charts.SingleSeries) bool { return s.Name == name })
		s := g.MultiSeries[i]
		mark := Mark{Name: name, Color: s.ItemStyle.Color, Symbol: s.Symbol}
		if s.Type == "line" {
			mark.Dash = s.LineStyle.Type
		}
		marks = append(marks, mark)
	}
	return marks
}
