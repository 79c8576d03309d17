package chart

import (
	"slices"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// perAdd draws the time for one addition over the number of workers, a line for
// each variant. Work that is shared well makes the line fall.
func perAdd(f *results.File, l *results.Lab, a Asked) (Chart, error) {
	all := points(f, l, a)
	table := caseTable(f.Noise(), all)
	others, _ := split(all, func(p point) bool { return !p.Baseline })
	drawn, left := split(others, func(p point) bool { return timed(p) && p.N > 0 })
	lines := curves(drawn, func(p point) string { return p.overW }, byWorkers)
	workers := ticks(drawn, func(p point) float64 { return float64(p.Workers) })
	if len(workers) < 2 {
		return nothing(lacking(l, "the lab was measured with one number of workers only"), table), nil
	}
	y := axis{name: "ns for one addition, lower is faster", kind: "value", from: 0}
	g := plane(axis{name: "workers", kind: "value", from: workers[0], to: workers[len(workers)-1], ticks: workers}, y)
	for _, c := range lines {
		g.curve(c, a.width(c), func(p point) string { return units.Time(perAddition(p)) + " for one addition" }, func(p point) []float64 {
			w, n := p.Summary.Work, float64(p.N)
			return []float64{float64(p.Workers), short(w.Median / n), short(w.Lo / n), short(w.Hi / n)}
		})
	}
	level := g.level(all)
	g.endLabels(append(each(lines, curve.key), level...))
	title := a.titled(f, l, perAddTitle(f.Noise(), lines))
	options, err := g.options()
	return Chart{
		Title: title.text,
		Caption: "Lower is faster. A line that falls shows workers who help each other, one that rises workers who are in each other's way. " +
			"Each point is a median with its 95% interval" + levelWords(level, "one loop alone") + ". " + bases(l, drawn) + leftOut(left) + title.beside(),
		Options: options,
		Height:  g.top + g.foot + planeSize,
		Sketch:  a.sketch(lines, y, "ns", func(p point) string { return units.Plural(p.Workers, "worker") }, perAddition),
		Table:   table,
	}, err
}

// The widths of a line. If a lesson compares some variants, their lines are seen first.
const (
	lineWidth = 3
	toldWidth = 5
	pastWidth = 2
)

// width is how wide the line of a variant is.
func (a Asked) width(c curve) float32 {
	switch variant := c.points[0].Variant; {
	case a.Variant == "":
		return lineWidth
	case variant == a.Variant || variant == a.Against:
		return toldWidth
	}
	return pastWidth
}

func perAddition(p point) float64 { return p.Summary.Work.Median / float64(p.N) }

// level adds the baseline as a line across the plane, and returns its name. With
// several baselines it is that of the greatest N.
func (g *figure) level(all []point) []string {
	bases, _ := split(all, func(p point) bool { return p.Baseline && timed(p) && p.N > 0 })
	if len(bases) == 0 {
		return nil
	}
	base := slices.MaxFunc(bases, byN)
	x, y := g.XAxisList[0], short(perAddition(base))
	g.add(charts.SingleSeries{
		Name: base.Variant, Type: "line", Data: [][]any{{x.Min, y}, {x.Max, y}}, Symbol: "none",
		LineStyle: &opts.LineStyle{Color: neutral.color, Type: "dashed", Width: 3},
		ItemStyle: neutral.fill(),
	}, with(ending(neutral.color), "silent", true))
	return []string{base.Variant}
}

// levelWords says what the level is, if there is one.
func levelWords(level []string, what string) string {
	if level == nil {
		return ""
	}
	return "; the grey dashed line is " + level[0] + ", " + what
}

// perAddTitle tells how the first line goes from its first to its last point.
func perAddTitle(noise stats.Noise, lines []curve) title {
	for _, c := range lines {
		first, last := c.points[0], c.points[len(c.points)-1]
		if first.Workers != last.Workers {
			return match{name: c.name + " with " + units.Plural(last.Workers, "worker"), other: "with " + strconv.Itoa(first.Workers),
				speedup: stats.Speedup(results.Paired(first.Case, last.Case))}.title(noise)
		}
	}
	return title{text: lines[0].name + ": " + units.Time(perAddition(lines[0].points[0])) + " for one addition"}
}

// ticks returns the different values of the points, in order.
func ticks(points []point, of func(point) float64) []float64 {
	all := each(points, of)
	slices.Sort(all)
	return slices.Compact(all)
}

// with returns the options with one more.
func with(options map[string]any, key string, value any) map[string]any {
	options[key] = value
	return options
}
