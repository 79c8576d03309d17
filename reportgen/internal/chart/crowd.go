package chart

import (
	"fmt"
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"workbook/labs/units"
	"workbook/reportgen/internal/stats"
)

// A Dot is one machine of a class.
type Dot struct {
	Name    string // a pseudonym
	CPUs    int
	Speedup stats.Interval
}

// A Crowd is what the machines of a class gave for one variant.
type Crowd struct {
	Variant string
	Dots    []Dot
	Of      int     // machines that measured it; more than there are dots if not all are drawn
	Median  float64 // of all of them
}

// barsUpTo is the most machines of which each interval is drawn.
const barsUpTo = 60

// crowdHigh is the height of the picture without its axis: with its question's
// answers, it fills a projector.
const crowdHigh = 152

// Chart draws a dot a machine: its speedup over its CPUs, with the class's median.
func (c Crowd) Chart() (Chart, error) {
	table := c.table()
	if len(c.Dots) == 0 {
		return nothing("no machine has a speedup of "+c.Variant, table), nil
	}
	lo, hi, most := c.Median, c.Median, 2
	for _, d := range c.Dots {
		most = max(most, d.CPUs)
		if d.Speedup.Lo > 0 {
			lo, hi = min(lo, d.Speedup.Lo), max(hi, d.Speedup.Hi)
		}
	}
	step, from, to := logAxis(min(lo, 1), max(hi, 1))
	_, _, last := logAxis(1, float64(most))
	g := plane(axis{name: "CPUs of the machine", kind: "log", base: 2, from: 0.8, to: last * 1.25, ticks: doublings(last)},
		axis{name: "speedup over serial", kind: "log", base: step, from: from, to: to, format: "{value}×"})
	var dots, bars []item
	for i, d := range c.Dots {
		x := short(float64(max(d.CPUs, 1)) * math.Exp2(2*scatter(i)))
		dots = append(dots, item{Name: d.text(), Value: []float64{x, short(d.Speedup.Median)}})
		bars = append(bars, item{Value: []float64{x, short(d.Speedup.Lo), short(d.Speedup.Hi), 0}})
	}
	if len(dots) <= barsUpTo {
		g.upright(bars, palette[0])
	}
	dot := charts.SingleSeries{Name: "a machine", Type: "scatter", Data: dots, Symbol: "circle", SymbolSize: c.size(), ItemStyle: palette[0].fill()}
	dot.ItemStyle.Opacity = opts.Float(0.75)
	dot.MarkLines = lineMarks([]any{
		map[string]any{"yAxis": 1},
		map[string]any{"yAxis": short(c.Median), "lineStyle": map[string]any{"type": "dashed", "color": palette[1].color, "width": 3}},
	})
	g.add(dot, map[string]any{"z": 5})
	options, err := g.options()
	return Chart{
		Kind: "crowd", Title: c.title(), Options: options, Height: g.top + g.foot + crowdHigh, Table: table,
		Key:     append(g.key("a machine"), Mark{Name: "median " + units.Ratio(c.Median), Color: palette[1].color, Symbol: "none", Dash: "dashed"}),
		Caption: c.caption(),
	}, err
}

// size makes dots smaller, the more there are.
func (c Crowd) size() int {
	switch {
	case len(c.Dots) <= barsUpTo:
		return 13
	case len(c.Dots) <= 400:
		return 9
	}
	return 6
}

func (d Dot) text() string {
	text := d.Name + ": " + units.Ratio(d.Speedup.Median)
	if d.Speedup.Lo < d.Speedup.Hi {
		text += " (" + units.Ratio(d.Speedup.Lo) + " to " + units.Ratio(d.Speedup.Hi) + ")"
	}
	return text + ", " + units.Plural(d.CPUs, "CPU")
}

func (c Crowd) title() string {
	slower := 0
	for _, d := range c.Dots {
		if d.Speedup.Hi < 1 {
			slower++
		}
	}
	return fmt.Sprintf("%s: slower on %d of %s", c.Variant, slower, units.Plural(len(c.Dots), "machine"))
}

func (c Crowd) caption() string {
	text := "A dot is a machine: its speedup, at the most numbers and with the most workers that it measured. " +
		"Dots of one number of CPUs lie side by side. The grey line is the serial program of each machine. "
	if len(c.Dots) <= barsUpTo {
		text += "The line through a dot is its 95% interval."
	} else {
		text += "With so many machines, only the line below the picture tells the 95% intervals."
	}
	if c.Of > len(c.Dots) {
		text += fmt.Sprintf(" %s of %s machines are drawn.", units.Count(int64(len(c.Dots))), units.Count(int64(c.Of)))
	}
	return text
}

// leastGroup is the fewest machines that make a row of their own.
const leastGroup = 3

// table has a row for each number of CPUs; those of fewer than three machines share
// one.
func (c Crowd) table() Table {
	t := Table{Head: []string{"CPUs", "Machines", "Least", "Median", "Most"}}
	byCPUs := map[int][]float64{}
	for _, d := range c.Dots {
		byCPUs[d.CPUs] = append(byCPUs[d.CPUs], d.Speedup.Median)
	}
	var others []float64
	var numbers []int
	for cpus, speedups := range byCPUs {
		if len(speedups) < leastGroup {
			others = append(others, speedups...)
		} else {
			numbers = append(numbers, cpus)
		}
	}
	slices.Sort(numbers)
	row := func(name string, speedups []float64) {
		t.Rows = append(t.Rows, []string{name, units.Count(int64(len(speedups))), units.Ratio(slices.Min(speedups)),
			units.Ratio(stats.Median(speedups).Median), units.Ratio(slices.Max(speedups))})
	}
	for _, cpus := range numbers {
		row(fmt.Sprint(cpus), byCPUs[cpus])
	}
	if len(others) > 0 {
		row("other", others)
	}
	return t
}

// doublings are 1, 2, 4 and so on.
func doublings(last float64) (ticks []float64) {
	for x := 1.0; x <= last; x *= 2 {
		ticks = append(ticks, x)
	}
	return ticks
}
