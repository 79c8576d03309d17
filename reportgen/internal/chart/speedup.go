package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// speedup draws a lane from the base's speed to each case's speedup over it, on
// a logarithmic axis: to the left slower, to the right faster. The base is what
// the lesson compares with, or the baseline.
func speedup(f *results.File, l *results.Lab, a Asked) (Chart, error) {
	all, base := a.rebased(l, points(f, l, a))
	noise := f.Noise()
	table := caseTable(noise, all)
	table.Head[4] = "Speedup over " + base
	if why := f.Machine.NoSpeedup(); why != "" {
		return nothing(why, table), nil
	}
	others, _ := split(all, func(p point) bool { return !p.Baseline && p.Variant != base })
	drawn, left := split(others, compared)
	if len(drawn) == 0 {
		return nothing(missing(l), table), nil
	}
	yard := overBaseline(f, base)
	if base != baselineName(l) {
		yard = overOther(f, base)
	}
	g := rows(each(drawn, func(p point) string { return p.name + ": " + compare(p.Summary.Speedup, noise) + sums(p) }), barHigh,
		yard.axis(drawn))
	var lanes, open, dots, whiskers []item
	for i, p := range drawn {
		s, at := p.Summary.Speedup, float64(i)
		name := p.name + ": " + reading(p)
		look := p.bar()
		lane := item{Name: name, Value: []float64{at, 1, short(s.Median)}, ItemStyle: a.shade(f, l, p)}
		if verdict := judge(s, noise); verdict == stats.Faster || verdict == stats.Slower {
			lanes = append(lanes, lane)
		} else {
			open = append(open, lane)
		}
		dots = append(dots, item{Name: name, Value: []float64{short(s.Median), at},
			Symbol: look.symbol, SymbolOffset: within(s), ItemStyle: look.fill()})
		whiskers = append(whiskers, item{Value: []float64{at, short(s.Lo), short(s.Hi)}})
	}
	g.lanes("part", "", lanes)
	g.lanes("hollow", "", open)
	g.add(g.marked(yard, charts.SingleSeries{Type: "scatter", YAxisIndex: 1, Data: dots, SymbolSize: markSize}), nil)
	g.errorBars(whiskers)
	options, err := g.options()
	return Chart{
		Title: a.titled(f, l, finding(noise, l, drawn, nil)).text,
		Caption: "Each row starts at the speed of " + base + " and ends at the case's median speedup: to the left slower, to the right faster. " +
			"A hollow row is not known to be either. Equal steps are equal factors. The line across the end is the 95% interval. " +
			yard.words() + " " + a.baseTimes(l, drawn) + leftOut(left),
		Options: options,
		Height:  g.top + g.foot + g.row*len(drawn),
		Table:   table,
	}, err
}

// markSize is how wide the mark at the end of a bar is, in CSS pixels.
const markSize = 16

// within moves the mark of a speedup into its bar, so that the bar's end is what one
// sees. A bar that may be none has its mark at its end.
func within(s stats.Interval) []int {
	switch {
	case s.Hi < 1:
		return []int{markSize / 2, 0}
	case s.Lo > 1:
		return []int{-markSize / 2, 0}
	}
	return nil
}

// rebased returns the points with their speedups over another variant than the
// baseline, and the name of what they are held against.
func (a Asked) rebased(l *results.Lab, all []point) (over []point, base string) {
	if base = baselineName(l); a.Against == "" || a.Against == base {
		return all, base
	}
	for _, p := range all {
		copied := *p.Case
		copied.Summary.Speedup.Samples = 0
		if other := l.Of(a.Against, 0, p.N); other != nil && !p.Baseline {
			copied.Summary.Speedup = a.ratio(l, other, p.Case)
		}
		p.Case = &copied
		over = append(over, p)
	}
	return over, a.Against
}

// baseTimes says how long that takes which the drawn cases are held against: their
// baseline, or the part of another variant that is compared.
func (a Asked) baseTimes(l *results.Lab, drawn []point) string {
	if a.Against == "" || a.Against == baselineName(l) {
		return bases(l, drawn)
	}
	what, all := a.Against, []string{}
	for _, n := range ticks(drawn, func(p point) float64 { return float64(p.N) }) {
		c := l.Of(a.Against, 0, int64(n))
		if tells(c, "work") {
			what, c = "the work of "+a.Against, only(c, "work")
		}
		all = append(all, units.Time(stats.Median(c.Work()).Median)+" for N = "+units.Count(c.N))
	}
	return "Here " + what + " takes " + fewOf(all) + "."
}

// reading writes a point's speedup as the axes do: "1.93× faster (1.88× to 1.96×), with
// wrong sums". Only an interval that holds 1× is neither faster nor slower.
func reading(p point) string {
	if stuck(p) {
		return "stuck"
	}
	s, way := p.Summary.Speedup, ""
	switch {
	case s.Lo > 1:
		way = " faster"
	case s.Hi < 1:
		s, way = s.Map(func(x float64) float64 { return 1 / x }), " slower"
	}
	return units.Ratio(s.Median) + way + " (" + between(s, units.Ratio) + ")" + sums(p)
}

// sums says so if a case's sums were wrong.
func sums(p point) string {
	if p.Wrong() > 0 {
		return ", with wrong sums"
	}
	return ""
}
