package chart

import (
	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// cpuTime draws the CPU time that each case spends on one sum. The filled part is
// what the baseline needs for the same sum; the rest is what sharing it costs.
func cpuTime(f *results.File, l *results.Lab, a Asked) (Chart, error) {
	all := points(f, l, a)
	table := cpuTable(all)
	drawn, left := split(all, func(p point) bool { return drawable(spent(p.Case)) })
	if len(drawn) == 0 {
		return nothing(missing(l), table), nil
	}
	unit := timeScale(greatest(drawn, func(p point) float64 { return spent(p.Case).Hi }))
	g := rows(each(drawn, func(p point) string {
		name := p.name + ": " + units.Time(spent(p.Case).Median)
		if share, ok := usefulShare(l, p); ok && !p.Baseline {
			name += ", " + units.Percent(share) + " useful"
		}
		return name
	}), barHigh, axis{name: "CPU time of one sum, " + unit.name, kind: "value", from: 0})
	var useful, rest, whiskers []item
	for i, p := range drawn {
		whole := spent(p.Case)
		share, _ := usefulShare(l, p)
		name := p.name + ": " + spanned(whole)
		row, color := float64(i), p.look.fill()
		needed := unit.of(share * whole.Median)
		useful = append(useful, item{Name: name, Value: []float64{row, 0, needed}, ItemStyle: color})
		rest = append(rest, item{Name: name, Value: []float64{row, needed, unit.of(whole.Median), unit.of(whole.Lo)}, ItemStyle: color})
		whiskers = append(whiskers, item{Value: []float64{row, unit.of(whole.Lo), unit.of(whole.Hi)}})
	}
	g.lanes("hollow", "overhead", rest)
	g.lanes("lane", "", useful)
	g.errorBars(whiskers)
	options, err := g.options()
	return Chart{
		Title: cpuTitle(l, drawn),
		Caption: "A bar is the CPU time that one sum takes, on all CPUs together. It is filled as far as " + baselineName(l) +
			" needs CPU time for the same sum; the hollow part is overhead. The line across the end is the 95% interval. " +
			bases(l, drawn) + leftOut(left),
		Options: options,
		Height:  g.top + g.foot + g.row*len(drawn),
		Table:   table,
	}, err
}

// spent returns the CPU time of one sum, nothing if the system does not tell it of
// every launch.
func spent(c *results.Case) stats.Interval {
	var all []float64
	for _, s := range c.Samples {
		used := s.CPUsUsed()
		if used == 0 {
			return stats.Interval{}
		}
		all = append(all, used*float64(s.Work))
	}
	return stats.Median(all)
}

// usefulShare returns the share of a case's CPU time that the baseline needs for
// the same sum, at most 1. It is ok if both are known.
func usefulShare(l *results.Lab, p point) (share float64, ok bool) {
	base := l.BaselineAt(p.N)
	if base == nil || !drawable(spent(base)) {
		return 0, false
	}
	return min(1, spent(base).Median/spent(p.Case).Median), true
}

// cpuTitle tells of the case that spends the most beyond what is useful.
func cpuTitle(l *results.Lab, drawn []point) string {
	worst, least := drawn[0], 1.0
	for _, p := range drawn {
		if share, ok := usefulShare(l, p); ok && share < least {
			worst, least = p, share
		}
	}
	if least == 1 {
		return worst.Variant + ": " + units.Time(spent(worst.Case).Median) + " of CPU time for one sum"
	}
	return "Only " + units.Percent(least) + " of the CPU time of " + worst.Variant + " is useful"
}

func cpuTable(all []point) Table {
	t := Table{Head: []string{"Case", "CPU time of one sum", "95% interval", "CPUs used", "95% interval", "Samples"}}
	for _, p := range all {
		whole, used := spent(p.Case), p.Summary.CPUsUsed
		t.Rows = append(t.Rows, []string{p.name, value(whole, units.Time), between(whole, units.Time),
			value(used, units.Number), between(used, units.Number), units.Count(int64(whole.Samples))})
	}
	return t
}
