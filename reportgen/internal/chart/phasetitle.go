package chart

import (
	"cmp"
	"slices"

	"workbook/labs/units"
	"workbook/reportgen/internal/stats"
)

// phaseTitle tells what a case spends the most time on: that of the first variant that the
// lesson names, or else the one that takes the longest.
func (a Asked) phaseTitle(told []point, names []string) title {
	p := slices.MaxFunc(told, func(p, q point) int {
		return cmp.Compare(phase(p, names...).Median, phase(q, names...).Median)
	})
	for _, name := range a.Variants() {
		if i := slices.IndexFunc(told, func(q point) bool { return q.Variant == name }); i >= 0 {
			p = told[i]
			break
		}
	}
	name := p.Variant
	if slices.ContainsFunc(told, func(q point) bool { return q.Variant == p.Variant && q.Workers != p.Workers }) {
		name = p.headline()
	}
	most := slices.MaxFunc(names, func(a, b string) int { return cmp.Compare(shareOf(p, a), shareOf(p, b)) })
	if shareOf(p, most) <= 0 {
		return title{text: name + ": no time in any phase"}
	}
	found := title{text: name + ": " + most + " takes " + units.Percent(shareOf(p, most)) + " of the time"}
	if a.N > 0 || slices.ContainsFunc(told, func(q point) bool { return q.N != p.N }) {
		return found.sized(p.N, "")
	}
	return found
}

// shareOf is the share of a case's time that goes into a phase, the median of the
// shares in each sample; 0 if no sample tells its phases.
func shareOf(p point, name string) float64 {
	var shares []float64
	for _, s := range p.Samples {
		whole := 0.0
		for _, part := range s.Phases {
			whole += float64(part)
		}
		if whole > 0 {
			shares = append(shares, float64(s.Phases[name])/whole)
		}
	}
	return stats.Median(shares).Median
}
