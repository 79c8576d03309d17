package chart

import (
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// A curve is the cases of one variant that differ in one number, in its order.
type curve struct {
	name   string
	points []point
}

func (c curve) key() string { return c.name }

// curves groups points by name, in the order in which the names appear.
func curves(points []point, name func(point) string, order func(a, b point) int) []curve {
	var all []curve
	for _, p := range points {
		i := slices.IndexFunc(all, func(c curve) bool { return c.name == name(p) })
		if i < 0 {
			all = append(all, curve{name: name(p)})
			i = len(all) - 1
		}
		all[i].points = append(all[i].points, p)
	}
	for _, c := range all {
		slices.SortStableFunc(c.points, order)
	}
	return all
}

// crossover draws each variant's speed against the baseline's over N, both
// logarithmic. Where a line rises above 1×, sharing the work begins to pay.
func crossover(f *results.File, l *results.Lab, a Asked) (Chart, error) {
	all := points(f, l, a)
	noise := f.Noise()
	table := caseTable(noise, all)
	others, _ := split(all, func(p point) bool { return !p.Baseline })
	drawn, left := split(others, func(p point) bool { return compared(p) && p.N > 0 })
	if len(drawn) == 0 {
		return nothing(missing(l), table), nil
	}
	lines := curves(drawn, func(p point) string { return p.overN }, byN)
	if !slices.ContainsFunc(lines, func(c curve) bool { return c.points[0].N < c.points[len(c.points)-1].N }) {
		return nothing("the lab was measured at one N only", table), nil
	}
	ns := ticks(drawn, func(p point) float64 { return millions(p.N) })
	speed := overBaseline(f, baselineName(l)).axis(drawn)
	speed.name = "speed against " + baselineName(l)
	g := plane(axis{name: "N, millions", kind: "log", base: 10, from: ns[0], to: ns[len(ns)-1]}, speed)
	for _, c := range lines {
		g.curve(c, reading, func(p point) []float64 {
			s := p.Summary.Speedup
			return []float64{millions(p.N), short(s.Median), short(s.Lo), short(s.Hi)}
		})
		g.crossed(c, noise)
	}
	g.MultiSeries[0].MarkLines = lineMarks([]any{opts.MarkLineNameYAxisItem{Name: baselineName(l), YAxis: 1}})
	g.MultiSeries[0].MarkLines.LineStyle.Width = 5
	g.MultiSeries[0].MarkLines.Label = &opts.Label{Show: opts.Bool(true), Position: "insideStartTop", Formatter: "{b}", FontSize: textSize}
	g.endLabels(each(lines, curve.key))
	g.fewerTicks(ns)
	options, err := g.options()
	return Chart{
		Title: inOne(lines, func(c curve) string { return pays(c, noise) }),
		Caption: "The thick line is the speed of " + baselineName(l) + ": above it sharing the work pays, below it does not. " +
			"Both axes are logarithmic: each step is ten times as much. A coloured band shows between which two measured N a line crosses; the title takes the N at which it does. " +
			"Each point is a median with its 95% interval. " + bases(l) + leftOut(left),
		Options: options,
		Height:  g.top + g.foot + planeSize,
		Sketch: a.sketch(lines, speed, speeds, func(p point) string { return "N = " + units.Count(p.N) },
			func(p point) float64 { return p.Summary.Speedup.Median }),
		Sizes: sizes(all),
		Table: table,
	}, err
}

func millions(n int64) float64 { return short(float64(n) / 1e6) }

// curve adds a line through the medians, with an interval at each: at gives x,
// median, lo and hi.
func (g *figure) curve(c curve, says func(point) string, at func(point) []float64) {
	look := c.points[0].look
	var medians, whiskers []item
	for _, p := range c.points {
		v := at(p)
		medians = append(medians, item{Name: p.name + ": " + says(p), Value: v[:2]})
		whiskers = append(whiskers, item{Value: []float64{v[0], v[2], v[3]}})
	}
	g.add(charts.SingleSeries{
		Name: c.name, Type: "line", Data: medians, Symbol: look.symbol, SymbolSize: 12, ShowSymbol: opts.Bool(true),
		LineStyle: &opts.LineStyle{Color: look.color, Type: look.dash, Width: 3},
		ItemStyle: &opts.ItemStyle{Color: look.color, Opacity: opts.Float(1)},
	}, ending(look.color))
	g.upright(whiskers)
}

// crossing returns the greatest N at which the curve is slower and the least
// from which on it is faster at every N measured; -1 stands for none.
func crossing(c curve, noise stats.Noise) (slower, faster int64) {
	slower, faster = -1, -1
	for _, p := range slices.Backward(c.points) {
		if p.Wrong() > 0 || judge(p.Summary.Speedup, noise) != stats.Faster {
			break
		}
		faster = p.N
	}
	for _, p := range c.points {
		if judge(p.Summary.Speedup, noise) == stats.Slower {
			slower = p.N
		}
	}
	return slower, faster
}

// pays says from which N on a curve is faster than the baseline: from the break-even,
// as lessons and claims have it, or else from the first such N measured. If nobody can
// tell at the largest N, it may be so. At no N is for a curve of which each N can be told.
func pays(c curve, noise stats.Noise) string {
	verb := " pays"
	if variant, _, _ := strings.Cut(c.name, " "); strings.HasSuffix(variant, "s") {
		verb = " pay" // goroutines, processes
	}
	_, faster := crossing(c, noise)
	even, known := breakEven(c)
	switch {
	case faster == c.points[0].N:
		return c.name + verb + " at every N"
	case known && faster < 0:
		return c.name + " perhaps" + verb + " from about " + units.Rough(even)
	case known:
		return c.name + verb + " from about " + units.Rough(even)
	case faster < 0 && slices.ContainsFunc(c.points, func(p point) bool { return perhapsFaster(p, noise) }):
		return c.name + ": no gain shown at the largest N"
	case faster < 0:
		return c.name + verb + " at no N measured"
	}
	return c.name + verb + " from " + units.Count(faster)
}

// perhapsFaster reports that a case is faster than the baseline, or that nobody can tell.
func perhapsFaster(p point, noise stats.Noise) bool {
	verdict := judge(p.Summary.Speedup, noise)
	return p.Wrong() == 0 && (verdict == stats.Faster || verdict == stats.CantTell)
}

// breakEven returns the N from which the curve's medians stay above the baseline's. It
// is not known if they never cross it, or if a sum was wrong.
func breakEven(c curve) (n float64, known bool) {
	var ratios []stats.AtN
	for _, p := range c.points {
		if p.Wrong() > 0 {
			return 0, false
		}
		ratios = append(ratios, stats.AtN{N: float64(p.N), Ratio: p.Summary.Speedup.Map(func(x float64) float64 { return 1 / x })})
	}
	n = stats.BreakEven(ratios, func(i stats.Interval) float64 { return i.Median }, 0, 0)
	return n, n > 0
}

// inOne joins what is found of each line, of the first ones if there is no room for
// more. What the reader made is left out, unless there is nothing else.
func inOne(lines []curve, found func(curve) string) (title string) {
	shown := slices.DeleteFunc(slices.Clone(lines), func(c curve) bool { return c.points[0].Variant == results.Yours })
	if len(shown) == 0 {
		shown = lines
	}
	for _, c := range shown {
		longer := strings.TrimPrefix(title+"; "+found(c), "; ")
		if title != "" && len(strings.Fields(longer)) > maxWords {
			break
		}
		title = longer
	}
	return title
}

// crossed shades the range of N in which the curve rises above the baseline, and says
// so: a shade alone would be read as the range in which sharing pays.
func (g *figure) crossed(c curve, noise stats.Noise) {
	slower, faster := crossing(c, noise)
	if slower < 0 || faster < slower {
		return
	}
	color := c.points[0].look.color
	g.MultiSeries[len(g.MultiSeries)-2].MarkAreas = &opts.MarkAreas{
		Data: []any{[]opts.MarkAreaData{{Name: "crosses\nin here", XAxis: millions(slower)}, {XAxis: millions(faster)}}},
		MarkAreaStyle: opts.MarkAreaStyle{
			Label:     &opts.Label{Show: opts.Bool(true), Position: "insideBottom", FontSize: textSize, Color: color},
			ItemStyle: &opts.ItemStyle{Color: color, Opacity: opts.Float(0.15)},
		},
	}
}
