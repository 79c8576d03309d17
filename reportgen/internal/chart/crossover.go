package chart

import (
	"math"
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
	beside int // how far to the right of their place the points are drawn, in CSS pixels
}

func (c curve) key() string { return c.name }

// curveStep is how far apart the points of two curves at one place are drawn, in CSS pixels,
// so that their intervals can be told apart.
const curveStep = 8

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
	for i, c := range all {
		slices.SortStableFunc(c.points, order)
		all[i].beside = curveStep * (2*i - len(all) + 1) / 2
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
	g.extra["yAxis"].([]any)[0].(map[string]any)["axisLabel"].(map[string]any)["customValues"] = speed.powers(5)
	for _, c := range lines {
		g.curve(c, lineWidth, reading, func(p point) []float64 {
			s := p.Summary.Speedup
			return []float64{millions(p.N), short(s.Median), short(s.Lo), short(s.Hi)}
		})
	}
	for i, c := range lines {
		g.crossed(c, noise, speed, i)
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
			"Both axes are logarithmic: each step is ten times as much. A dotted line goes down to the N at which a line crosses, and the strip around it is between the two measured N where that is certain. " +
			"Each point is a median with its 95% interval. " + bases(l, drawn) + leftOut(left),
		Options: options,
		Height:  g.top + g.foot + planeSize,
		Sketch: a.sketch(lines, speed, speeds, func(p point) string { return "N = " + units.Count(p.N) },
			func(p point) float64 { return p.Summary.Speedup.Median }),
		Sizes: sizes(besides(all, points(f, l, Asked{N: a.N}))),
		Table: table,
	}, err
}

func millions(n int64) float64 { return short(float64(n) / 1e6) }

// curve adds a line of that width through the medians, with an interval at each: at
// gives x, median, lo and hi.
func (g *figure) curve(c curve, width float32, says func(point) string, at func(point) []float64) {
	look := c.points[0].look
	g.aside = max(g.aside, c.beside)
	var medians, whiskers []item
	for _, p := range c.points {
		v := at(p)
		medians = append(medians, item{Name: p.name + ": " + says(p), Value: v[:2], SymbolOffset: []int{c.beside, 0}})
		whiskers = append(whiskers, item{Value: []float64{v[0], v[2], v[3], float64(c.beside)}})
	}
	g.add(charts.SingleSeries{
		Name: c.name, Type: "line", Data: medians, Symbol: look.symbol, SymbolSize: pointSize, ShowSymbol: opts.Bool(true),
		LineStyle: &opts.LineStyle{Color: look.color, Type: look.dash, Width: width},
		ItemStyle: &opts.ItemStyle{Color: look.color, Opacity: opts.Float(1)},
	}, ending(look.color))
	g.upright(whiskers, look)
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
		return c.name + " perhaps" + verb + " from N ≈ " + units.Rough(even)
	case known:
		return c.name + verb + " from N ≈ " + units.Rough(even)
	case faster < 0 && slices.ContainsFunc(c.points, func(p point) bool { return perhapsFaster(p, noise) }):
		return c.name + ": no gain shown at the largest N"
	case faster < 0:
		return c.name + verb + " at no N measured"
	}
	return c.name + verb + " from N = " + units.Count(faster)
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

// crossed marks the N from which on the curve pays: a line down to it, and its number.
// The strip at the foot of the picture goes from the greatest N that is known to be
// slower to the least that is known to be faster. The k-th number is a line higher than
// the one before it.
func (g *figure) crossed(c curve, noise stats.Noise, speed axis, k int) {
	even, known := breakEven(c)
	if !known {
		return
	}
	look, foot, at := c.points[0].look, speed.from.(float64), short(even/1e6)
	position, x := "right", g.XAxisList[0]
	if at*at > x.Min.(float64)*x.Max.(float64) {
		position = "left" // towards the middle
	}
	s := charts.SingleSeries{Type: "scatter", Symbol: "triangle", SymbolSize: 12, ItemStyle: &opts.ItemStyle{Color: look.color, Opacity: opts.Float(1)},
		Data: []item{{Name: pays(c, noise), Value: []float64{at, foot}}}}
	s.MarkLines = lineMarks([]any{[]any{map[string]any{"coord": []float64{at, 1}}, map[string]any{"coord": []float64{at, foot}}}})
	s.MarkLines.LineStyle.Color, s.MarkLines.LineStyle.Type = look.color, "dotted"
	if slower, faster := crossing(c, noise); slower >= 0 && faster >= slower {
		high := foot * math.Pow(speed.to.(float64)/foot, 0.03)
		s.MarkAreas = &opts.MarkAreas{
			Data:          []any{[]any{map[string]any{"coord": []float64{millions(slower), foot}}, map[string]any{"coord": []float64{millions(faster), short(high)}}}},
			MarkAreaStyle: opts.MarkAreaStyle{ItemStyle: &opts.ItemStyle{Color: look.color, Opacity: opts.Float(0.25)}},
		}
	}
	g.add(s, map[string]any{"label": map[string]any{"show": true, "formatter": "from " + units.Rough(even), "position": position,
		"offset": []int{0, -lineHigh * (k + 1)}, "fontSize": textSize, "fontWeight": "bold", "color": look.color}})
}

// besides returns the points, and the baselines among the others.
func besides(all, others []point) []point {
	if slices.ContainsFunc(all, func(p point) bool { return p.Baseline }) {
		return all
	}
	bases, _ := split(others, func(p point) bool { return p.Baseline })
	return append(bases, all...)
}
