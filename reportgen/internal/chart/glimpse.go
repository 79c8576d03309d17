package chart

import (
	"cmp"
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// Sizes in CSS pixels.
const (
	glanceRow = 22 // a variant's row
	largeDot  = 13
	smallDot  = 6
	arrowSize = 10
)

// The course's task, which every lab does unless it is told otherwise.
const (
	taskWorkers = 4
	taskN       = 1_000_000
)

// A glimpse is what Glance shows of one variant: the case that is nearest to the
// course's task, and its other ones.
type glimpse struct {
	lab    *results.Lab
	main   point
	others []point
}

// glimpses returns what can be drawn of each variant, lab by lab, and the cases
// that cannot be.
func glimpses(f *results.File) (shown []glimpse, left []point) {
	for i := range f.Labs {
		l := &f.Labs[i]
		others, _ := split(points(f, l, Asked{}), func(p point) bool { return !p.Baseline })
		drawn, not := split(others, func(p point) bool { return compared(p) || stuck(p) })
		for _, p := range not {
			p.name = l.Name + " " + p.name
			left = append(left, p)
		}
		for _, c := range curves(drawn, func(p point) string { return p.Variant }, byTask) {
			rest, _ := split(c.points[1:], compared)
			shown = append(shown, glimpse{l, c.points[0], rest})
		}
	}
	return shown, left
}

// byTask puts the case first whose N is nearest to that of the course's task, by
// factors, and among those the one whose workers are.
func byTask(a, b point) int {
	far := func(p point) float64 { return math.Abs(math.Log(float64(max(p.N, 1)) / taskN)) }
	more := func(p point) int { return max(p.Workers-taskWorkers, taskWorkers-p.Workers) }
	return cmp.Or(cmp.Compare(far(a), far(b)), cmp.Compare(more(a), more(b)))
}

// outcome says in two words how a case did.
func outcome(p point, noise stats.Noise) string {
	switch {
	case stuck(p):
		return "stuck"
	case p.Wrong() > 0:
		return "wrong sums"
	}
	return compare(p.Summary.Speedup, noise)
}

// glimpses adds the dots, a series for each colour and shape, over the
// intervals of the large ones. It returns the series' names.
func (g *figure) glimpses(yard yardstick, shown []glimpse, x axis) (names []string) {
	dots := map[string][]item{}
	series := map[string]charts.SingleSeries{}
	add := func(l *results.Lab, p point, row, size int) {
		name, mark := kindOfDot(l, p)
		if !slices.Contains(names, name) {
			names = append(names, name)
			series[name] = mark
		}
		at := x.within(p.Summary.Speedup.Median, row, size)
		at.Name = l.Name + " " + p.name + ": " + reading(p)
		dots[name] = append(dots[name], at)
	}
	var whiskers []item
	for row, s := range shown {
		if !stuck(s.main) {
			add(s.lab, s.main, row, largeDot)
			speedup := s.main.Summary.Speedup
			whiskers = append(whiskers, item{Value: []float64{float64(row), short(speedup.Lo), short(speedup.Hi)}})
		}
		for _, p := range s.others {
			add(s.lab, p, row, smallDot)
		}
	}
	g.errorBars(whiskers)
	for i, name := range names {
		s := series[name]
		s.Data = dots[name]
		if i == 0 {
			s = g.marked(yard, s)
			s.MarkLines.Data = append(s.MarkLines.Data, fences(shown)...)
		}
		g.add(s, map[string]any{"z": 5})
	}
	return names
}

// within is a dot of that size on a row, or an arrow at the end of the axis
// beyond which it lies.
func (a axis) within(value float64, row, size int) item {
	from, to := a.from.(float64), a.to.(float64)
	dot := item{Value: []float64{short(min(max(value, from), to)), float64(row)}, SymbolSize: size}
	switch {
	case value < from:
		dot.Symbol, dot.SymbolSize, dot.SymbolRotate = "arrow", arrowSize, 90
	case value > to:
		dot.Symbol, dot.SymbolSize, dot.SymbolRotate = "arrow", arrowSize, -90
	}
	return dot
}

// fences are lines between one lab's rows and the next one's, from edge to edge
// of the whole figure.
func fences(shown []glimpse) (lines []any) {
	thin := opts.LineStyle{Width: 1, Opacity: opts.Float(0.5)}
	for row := 1; row < len(shown); row++ {
		if shown[row].lab == shown[row-1].lab {
			continue
		}
		at := float64(row) - 0.5
		lines = append(lines, []any{
			map[string]any{"x": "0%", "yAxis": at, "lineStyle": thin},
			map[string]any{"x": "100%", "yAxis": at},
		})
	}
	return lines
}

// kindOfDot returns the key's words for a case, and how its dot looks.
func kindOfDot(l *results.Lab, p point) (string, charts.SingleSeries) {
	race := map[results.RaceStatus]struct{ words, symbol string }{
		results.Clean: {"no race found", rightLook.symbol},
		results.Racy:  {"race found", wrongLook.symbol},
	}
	verdict, ok := race[verdictOn(l, p.Variant)]
	if !ok {
		verdict.words, verdict.symbol = "races not looked for", "path://"+Frame
	}
	sums, color := "right sums", rightLook.color
	if p.Wrong() > 0 {
		sums, color = "wrong sums", wrongLook.color
	}
	name := sums + ", " + verdict.words
	return name, charts.SingleSeries{Name: name, Type: "scatter", YAxisIndex: 1, Symbol: verdict.symbol, SymbolSize: largeDot,
		ItemStyle: &opts.ItemStyle{Color: color, Opacity: opts.Float(1)}}
}

// verdictOn returns the race detector's verdict on a variant: a race reported
// in another variant of the lab is not its own.
func verdictOn(l *results.Lab, variant string) results.RaceStatus {
	reported := slices.ContainsFunc(l.Race.Reports, func(r results.RaceReport) bool { return r.Variant == variant })
	if l.Race.Status == results.Racy && len(l.Race.Reports) > 0 && !reported {
		return results.Clean
	}
	return l.Race.Status
}
