package chart

import (
	"cmp"
	"fmt"
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

// crossover draws time over N, both logarithmic, a line for each variant. Where
// a line falls below the baseline's, sharing the work begins to pay.
func crossover(f *results.File, l *results.Lab) (Chart, error) {
	all := points(f, l)
	noise := f.Noise()
	table := caseTable(noise, all)
	drawn, left := split(all, func(p point) bool { return timed(p) && p.N > 0 })
	if len(drawn) == 0 {
		return nothing(missing(l), table), nil
	}
	lines := curves(drawn, func(p point) string { return p.overN }, func(a, b point) int { return cmp.Compare(a.N, b.N) })
	if !slices.ContainsFunc(lines, func(c curve) bool { return c.points[0].N < c.points[len(c.points)-1].N }) {
		return nothing("the lab was measured at one N only", table), nil
	}
	g, unit := timeOverN(drawn)
	var found []string
	for _, c := range lines {
		g.curve(c, timing, func(p point) []float64 {
			w := p.Summary.Work
			return []float64{millions(p.N), unit.of(w.Median), unit.of(w.Lo), unit.of(w.Hi)}
		})
		if !c.points[0].Baseline {
			found = append(found, pays(c, noise))
			g.gap(c, noise)
		}
	}
	options, err := g.options()
	return Chart{
		Title: "Faster than " + baselineName(l) + ": " + strings.Join(firstThree(found), "; "),
		Caption: "Both axes are logarithmic: each step is ten times as much. Lower is faster. Where a line falls below that of " + baselineName(l) +
			", sharing the work pays; a coloured band shows between which two measured N that happens. " + bases(l) + leftOut(left),
		Alt:     "Lines of time over N. Faster than " + baselineName(l) + ": " + strings.Join(found, "; ") + ".",
		Key:     g.key(each(lines, curve.key)...),
		Options: options,
		Height:  g.top + footer + planeSize,
		Table:   table,
	}, err
}

// timeOverN is a plane that holds the points, and the unit of its times.
func timeOverN(drawn []point) (*figure, scale) {
	lo, hi := math.Inf(1), 0.0
	fewest, most := math.Inf(1), 0.0
	for _, p := range drawn {
		lo, hi = min(lo, p.Summary.Work.Lo), max(hi, p.Summary.Work.Hi)
		fewest, most = min(fewest, millions(p.N)), max(most, millions(p.N))
	}
	unit := timeScale(math.Sqrt(lo * hi))
	_, bottom, top := logAxis(lo/unit.per, max(hi, 65*lo)/unit.per)
	return plane(
		axis{name: "N, millions", kind: "log", base: 10, from: fewest, to: most},
		axis{name: "work time, " + unit.name, kind: "log", base: 10, from: bottom, to: top}), unit
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
	}, nil)
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

// pays says from which N on a curve is faster than the baseline.
func pays(c curve, noise stats.Noise) string {
	switch _, faster := crossing(c, noise); faster {
	case -1:
		last := c.points[len(c.points)-1]
		return fmt.Sprintf("%s from no N on, up to %s", c.name, units.Count(last.N))
	case c.points[0].N:
		return c.name + " at every N measured"
	default:
		return c.name + " from N = " + units.Count(faster)
	}
}

// gap shades the range of N in which the curve crosses the baseline's.
func (g *figure) gap(c curve, noise stats.Noise) {
	slower, faster := crossing(c, noise)
	if slower < 0 || faster < slower {
		return
	}
	g.MultiSeries[len(g.MultiSeries)-2].MarkAreas = &opts.MarkAreas{
		Data: []any{[]opts.MarkAreaData{{XAxis: millions(slower)}, {XAxis: millions(faster)}}},
		MarkAreaStyle: opts.MarkAreaStyle{
			ItemStyle: &opts.ItemStyle{Color: c.points[0].look.color, Opacity: opts.Float(0.15)},
		},
	}
}

// timing writes a point's time: "0.29 ms (0.28 ms to 0.30 ms)".
func timing(p point) string {
	w := p.Summary.Work
	return units.Time(w.Median) + " (" + between(w, units.Time) + ")"
}
