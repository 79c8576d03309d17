package chart

import (
	"fmt"
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// speedupAxis is a logarithmic axis that holds the points' intervals, 1×, the
// noise band and the ceiling.
func speedupAxis(f *results.File, drawn []point, base string) axis {
	lo, hi := band(f)
	if c, ok := ceiling(f); ok {
		hi = max(hi, c.Speedup.Median)
	}
	for _, p := range drawn {
		lo, hi = min(lo, p.Summary.Speedup.Lo), max(hi, p.Summary.Speedup.Hi)
	}
	step, from, to := logAxis(lo, hi)
	return axis{name: "against " + base, kind: "log", base: step, from: from, to: to, format: speeds}
}

// band returns the widest noise band that a case of the file has.
func band(f *results.File) (lo, hi float64) {
	fewest := math.MaxInt
	for _, l := range f.Labs {
		for _, c := range l.Cases {
			if s := c.Summary.Speedup; s.Known() {
				fewest = min(fewest, s.Samples)
			}
		}
	}
	return f.Noise().Band(fewest)
}

// ceiling returns the greatest speedup that share-nothing workers reached.
func ceiling(f *results.File) (best results.Ceiling, ok bool) {
	for _, c := range f.Calibration.Ceiling {
		if drawable(c.Speedup) && c.Speedup.Median > best.Speedup.Median {
			best, ok = c, true
		}
	}
	return best, ok
}

// A line is a mark line across the rows, with a name if it has one.
type line struct {
	Name      string          `json:"name,omitempty"`
	XAxis     float64         `json:"xAxis"`
	Label     *opts.Label     `json:"label,omitempty"`
	LineStyle *opts.LineStyle `json:"lineStyle,omitempty"`
}

// marked draws the line at 1×, the noise band and the ceiling behind a series.
func (g *figure) marked(f *results.File, s charts.SingleSeries) charts.SingleSeries {
	g.lower(lineRoom)
	lo, hi := band(f)
	s.MarkAreas = &opts.MarkAreas{
		Data:          []any{[]opts.MarkAreaData{{XAxis: short(lo)}, {XAxis: short(hi)}}},
		MarkAreaStyle: opts.MarkAreaStyle{ItemStyle: &opts.ItemStyle{Color: neutral.color, Opacity: opts.Float(0.3)}},
	}
	lines := []any{line{XAxis: 1}}
	if c, ok := ceiling(f); ok {
		align := "right" // the name is on the side that has room for it
		if x := g.XAxisList[0]; c.Speedup.Median*c.Speedup.Median < x.Min.(float64)*x.Max.(float64) {
			align = "left"
		}
		lines = append(lines, line{
			Name: "ceiling for computing", XAxis: short(c.Speedup.Median),
			Label:     &opts.Label{Show: opts.Bool(true), Position: "start", Formatter: "{b}", FontSize: tickSize, Color: neutral.color, Align: align},
			LineStyle: &opts.LineStyle{Type: "dashed"},
		})
	}
	s.MarkLines = lineMarks(lines)
	return s
}

// lineMarks are lines in the neutral colour, without arrows.
func lineMarks(lines []any) *opts.MarkLines {
	return &opts.MarkLines{Data: lines, MarkLineStyle: opts.MarkLineStyle{
		Symbol:    []string{"none", "none"},
		Label:     &opts.Label{Show: opts.Bool(false)},
		LineStyle: &opts.LineStyle{Color: neutral.color, Width: 2, Type: "solid"},
	}}
}

// marks says in words what marked draws.
func marks(f *results.File) string {
	lo, hi := band(f)
	text := fmt.Sprintf("The grey band around 1×, %s to %s, is noise: an interval outside it is faster or slower, one within ±%g%% is no difference, and of any other nobody can tell.",
		units.Ratio(lo), units.Ratio(hi), 100*stats.Margin)
	if c, ok := ceiling(f); ok {
		text += fmt.Sprintf(" The dashed line is this machine's ceiling for computing: %d workers that share nothing reach %s (%s); workers that wait can go past it.",
			c.Workers, units.Ratio(c.Speedup.Median), between(c.Speedup, units.Ratio))
	}
	return text
}

// logAxis returns the step and the ends of a logarithmic axis that shows
// lo..hi, both positive: doublings for a short range, powers of ten for a long
// one.
func logAxis(lo, hi float64) (step, from, to float64) {
	step = 10
	if hi/lo <= 64 {
		step = 2
	}
	power := func(x float64, round func(float64) float64) float64 {
		return short(math.Pow(step, round(math.Log(x)/math.Log(step))))
	}
	return step, power(lo, math.Floor), power(hi, math.Ceil)
}
