package chart

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// What the key calls the two bounds.
const (
	ceilingName = "ceiling"
	idealName   = "ideal"
)

// scaling draws each variant's speedup over the number of workers, with the
// ceiling, the ideal, and Amdahl's curve for the serial share that Karp and
// Flatt's formula gives.
func scaling(f *results.File, l *results.Lab, a Asked) (Chart, error) {
	all := points(f, l, a)
	table := scalingTable(f, all)
	if why := f.Machine.NoScaling(); why != "" {
		return nothing(why, table), nil
	}
	others, _ := split(all, func(p point) bool { return !p.Baseline })
	drawn, left := split(others, compared)
	if len(drawn) == 0 {
		return nothing(missing(l), table), nil
	}
	lines := curves(drawn, func(p point) string { return p.overW }, byWorkers)
	if !slices.ContainsFunc(lines, func(c curve) bool { return c.points[0].Workers < c.points[len(c.points)-1].Workers }) {
		return nothing("the lab was measured with one number of workers only", table), nil
	}
	most := slices.MaxFunc(drawn, byWorkers).Workers
	y := axis{name: "speedup over " + baselineName(l), kind: "value", from: 0, format: "{value}×"}
	x := axis{name: "workers", kind: "value", from: 1, to: most, ticks: ticks(drawn, func(p point) float64 { return float64(p.Workers) })}
	if f.Machine.CPUsUsable < most {
		x.name += fmt.Sprintf(" (line: %s)", units.Plural(f.Machine.CPUsUsable, "CPU"))
	}
	g := plane(x, y)
	told := slowest(f, lines)
	if i := slices.IndexFunc(lines, func(c curve) bool { return c.points[0].Variant == a.Variant }); i >= 0 {
		told = lines[i]
	}
	g.amdahl(f, told, most)
	g.bounds(f, most)
	for _, c := range lines {
		width := float32(pastWidth)
		if c.name == told.name {
			width = toldWidth
		}
		g.curve(c, width, reading, func(p point) []float64 {
			s := p.Summary.Speedup
			return []float64{float64(p.Workers), short(s.Median), short(s.Lo), short(s.Hi)}
		})
	}
	g.endLabels(append(each(lines, curve.key), ceilingName, idealName))
	title := a.titled(f, l, scalingTitle(f, baselineName(l), told))
	if p := fullest(f, told); !strings.Contains(title.text, "?") && strings.HasPrefix(title.text, told.name+" with "+units.Plural(p.Workers, "worker")+":") {
		title = fitting(title.and(fmt.Sprintf(", ideal %d×", min(p.Workers, f.Machine.CPUsUsable))), title)
	}
	options, err := g.options()
	return Chart{
		Title: title.text,
		Caption: fmt.Sprintf("Each point is a median with its 95%% interval. The dashed grey line is the ceiling, what workers that share nothing reach here, in the band of its interval; "+
			"the dotted one is the ideal: two workers twice as fast as one, and so on up to the %d usable CPUs. The shade in the colour of %s is Amdahl's law for the serial share that its "+
			"point at the most CPUs gives (Karp and Flatt), as wide as that point's interval. ", f.Machine.CPUsUsable, told.name) + laws(f, lines) + bases(l, drawn) + leftOut(left),
		Options: options,
		Height:  g.top + g.foot + planeSize,
		Sketch: a.sketch(lines, y, "×", func(p point) string { return units.Plural(p.Workers, "worker") },
			func(p point) float64 { return p.Summary.Speedup.Median }),
		Law:   law(f, most),
		Table: table,
	}, err
}

// fitted returns the point from which the serial share is taken, the one with
// the most workers that have a CPU each, and that share between 0 and 1.
func fitted(f *results.File, c curve) (at point, serial stats.Interval, ok bool) {
	for _, p := range c.points {
		if p.Workers >= 2 && p.Workers <= f.Machine.CPUsUsable {
			at, ok = p, true
		}
	}
	if !ok {
		return point{}, stats.Interval{}, false
	}
	within := func(e float64) float64 { return min(max(e, 0), 1) }
	return at, stats.KarpFlatt(at.Summary.Speedup, at.Workers).Map(within), true
}

// amdahl shades the speedups that Amdahl's law allows a curve.
func (g *figure) amdahl(f *results.File, c curve, most int) {
	_, serial, ok := fitted(f, c)
	if !ok {
		return
	}
	var band [][]float64
	for _, workers := range steps(most) {
		p := min(workers, f.Machine.CPUsUsable)
		band = append(band, []float64{float64(workers), short(stats.Amdahl(serial.Hi, p)), short(stats.Amdahl(serial.Lo, p))})
	}
	g.area(band, c.points[0].look)
}

// laws says what the Universal Scalability Law makes of each curve that has
// enough worker counts for it.
func laws(f *results.File, lines []curve) string {
	var said strings.Builder
	for _, c := range lines {
		var measured []stats.Point
		for _, p := range c.points {
			measured = append(measured, stats.Point{Workers: p.Workers, Speedup: p.Summary.Speedup.Median})
		}
		if law, ok := stats.FitUSL(measured, f.Machine.CPUsUsable); ok {
			fmt.Fprintf(&said, "Gunther's Universal Scalability Law fits %s with a contention of %s and a coherency delay of %s. ",
				c.name, units.Percent(law.Contention), units.Percent(law.Coherency))
		}
	}
	return said.String()
}

// steps returns the numbers of workers at which a formula is drawn: all, or
// about 60 of them, up to the most.
func steps(most int) (workers []int) {
	for w := 1; w < most; w += max(1, most/60) {
		workers = append(workers, w)
	}
	return append(workers, most)
}

// bounds adds the ceiling with its interval, if it was measured, and the ideal.
func (g *figure) bounds(f *results.File, most int) {
	var ceiling, ideal, band [][]float64
	for _, c := range f.Calibration.Ceiling {
		if drawable(c.Speedup) && c.Workers <= most {
			ceiling = append(ceiling, []float64{float64(c.Workers), short(c.Speedup.Median)})
			band = append(band, []float64{float64(c.Workers), short(c.Speedup.Lo), short(c.Speedup.Hi)})
		}
	}
	for _, workers := range steps(most) {
		ideal = append(ideal, []float64{float64(workers), float64(min(workers, f.Machine.CPUsUsable))})
	}
	g.area(band, neutral)
	for _, bound := range []struct {
		name, dash string
		data       [][]float64
	}{{ceilingName, "dashed", ceiling}, {idealName, "dotted", ideal}} {
		s := charts.SingleSeries{
			Name: bound.name, Type: "line", Data: bound.data, Symbol: "none",
			LineStyle: &opts.LineStyle{Color: neutral.color, Type: bound.dash, Width: lineWidth},
			ItemStyle: neutral.fill(),
		}
		if cpus := f.Machine.CPUsUsable; bound.name == idealName && cpus < most {
			s.MarkLines = lineMarks([]any{line{XAxis: float64(cpus), LineStyle: &opts.LineStyle{Width: 1}}})
		}
		g.add(s, with(ending(neutral.color), "silent", true))
	}
}

// fullest returns the point of a curve with the most workers that have a CPU each, or else
// its last one.
func fullest(f *results.File, c curve) point {
	if p, _, ok := fitted(f, c); ok {
		return p
	}
	return c.points[len(c.points)-1]
}

// slowest returns the curve with the least speedup at its fullest point.
func slowest(f *results.File, lines []curve) curve {
	return slices.MinFunc(lines, func(a, b curve) int {
		return cmp.Compare(fullest(f, a).Summary.Speedup.Median, fullest(f, b).Summary.Speedup.Median)
	})
}

// scalingTitle tells of a curve at its fullest point.
func scalingTitle(f *results.File, base string, c curve) title {
	p := fullest(f, c)
	return match{name: c.name + " with " + units.Plural(p.Workers, "worker"), other: base, speedup: p.Summary.Speedup}.title(f.Noise()).and(sums(p))
}

// scalingTable adds to each case the serial share that its speedup gives.
func scalingTable(f *results.File, all []point) Table {
	t := caseTable(f.Noise(), all)
	t.Head = append(t.Head, "Serial share (Karp–Flatt)", "95% interval")
	for i, p := range all {
		share := stats.Interval{}
		if cpus := min(p.Workers, f.Machine.CPUsUsable); cpus >= 2 && compared(p) {
			share = stats.KarpFlatt(p.Summary.Speedup, cpus)
		}
		if share.Samples == 0 {
			t.Rows[i] = append(t.Rows[i], "–", "–")
		} else {
			t.Rows[i] = append(t.Rows[i], value(share, units.Percent), between(share, units.Percent))
		}
	}
	return t
}
