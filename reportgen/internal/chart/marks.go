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

// A yardstick is what speedups are held against: the speed of a base, which is 1×,
// the noise band around it, and the ceiling.
type yardstick struct {
	base    string
	lo, hi  float64         // the noise band
	ceiling results.Ceiling // without samples if there is none
}

// overBaseline is the yardstick of speedups over a lab's baseline, which may have
// several names.
func overBaseline(f *results.File, name string) yardstick {
	y := overOther(f, name)
	y.ceiling = ceiling(f)
	return y
}

// overOther is the yardstick of speedups over a variant that is not the baseline. The
// ceiling is a speedup over one loop, so there is none.
func overOther(f *results.File, name string) yardstick {
	lo, hi := f.WidestBand()
	return yardstick{base: name, lo: lo, hi: hi}
}

// capped reports whether there is a ceiling.
func (y yardstick) capped() bool { return y.ceiling.Speedup.Samples > 0 }

// axis is logarithmic, and holds the points' intervals, 1×, the noise band and the
// ceiling.
func (y yardstick) axis(drawn []point) axis {
	lo, hi := y.lo, max(y.hi, y.ceiling.Speedup.Hi)
	for _, p := range drawn {
		lo, hi = min(lo, p.Summary.Speedup.Lo), max(hi, p.Summary.Speedup.Hi)
	}
	step, from, to := logAxis(lo, hi)
	return axis{name: "against " + y.base, kind: "log", base: step, from: from, to: to, format: speeds}
}

// ceiling returns the greatest speedup that share-nothing workers reached; one
// without samples if none was measured.
func ceiling(f *results.File) (best results.Ceiling) {
	for _, c := range f.Calibration.Ceiling {
		if drawable(c.Speedup) && c.Speedup.Median > best.Speedup.Median {
			best = c
		}
	}
	return best
}

// A line is a mark line across the rows, with a name if it has one.
type line struct {
	Name      string          `json:"name,omitempty"`
	XAxis     float64         `json:"xAxis"`
	Label     *opts.Label     `json:"label,omitempty"`
	LineStyle *opts.LineStyle `json:"lineStyle,omitempty"`
}

// marked draws the line at 1×, the noise band, and the ceiling with its interval behind a
// series.
func (g *figure) marked(y yardstick, s charts.SingleSeries) charts.SingleSeries {
	s.MarkAreas = &opts.MarkAreas{
		Data:          []any{[]opts.MarkAreaData{{XAxis: short(y.lo)}, {XAxis: short(y.hi)}}},
		MarkAreaStyle: opts.MarkAreaStyle{ItemStyle: &opts.ItemStyle{Color: neutral.color, Opacity: opts.Float(0.3)}},
	}
	lines := []any{line{XAxis: 1}}
	if y.capped() {
		s.MarkAreas.Data = append(s.MarkAreas.Data, []any{
			map[string]any{"xAxis": short(y.ceiling.Speedup.Lo), "itemStyle": opts.ItemStyle{Opacity: opts.Float(0.15)}},
			map[string]any{"xAxis": short(y.ceiling.Speedup.Hi)},
		})
		g.lower(lineRoom)
		at := y.ceiling.Speedup.Median
		align := "right" // the name is on the side that has room for it
		if x := g.XAxisList[0]; at*at < x.Min.(float64)*x.Max.(float64) {
			align = "left"
		}
		lines = append(lines, line{
			Name: "ceiling for computing", XAxis: short(at),
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

// words says what marked draws.
func (y yardstick) words() string {
	text := fmt.Sprintf("The grey band around 1×, %s to %s, is noise: an interval outside it is faster or slower, and one within ±%g%% is no difference. If it is neither, nobody can tell.",
		units.Ratio(y.lo), units.Ratio(y.hi), 100*stats.Margin)
	if c := y.ceiling; y.capped() {
		text += fmt.Sprintf(" The dashed line is this machine's ceiling for computing: %d workers that share nothing reach %s, with the pale band as its 95%% interval (%s); workers that wait can go past it.",
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
