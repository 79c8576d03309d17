package chart

import (
	"cmp"
	"slices"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// phaseTitle tells what a case spends the most time on, and how much of its own time
// the case spends on that which the lesson compares it with. Without a comparison the
// case is the lesson's first one, or else the one that takes the longest.
func (a Asked) phaseTitle(f *results.File, l *results.Lab, told []point, names []string) string {
	p, other := a.phased(f, l, told, names)
	name := p.Variant
	if slices.ContainsFunc(told, func(q point) bool { return q.Variant == p.Variant && q.Workers != p.Workers }) {
		name = p.headline()
	}
	most := slices.MaxFunc(names, func(a, b string) int { return cmp.Compare(shareOf(p, a), shareOf(p, b)) })
	if shareOf(p, most) <= 0 {
		return name + ": no time in any phase"
	}
	title := name + ": " + most + " takes " + units.Percent(shareOf(p, most)) + " of the time"
	if other != nil {
		title += "; " + other.Variant + ": " + units.Percent(shareOf(point{Case: other}, most))
	}
	if a.N > 0 || slices.ContainsFunc(told, func(q point) bool { return q.N != p.N }) {
		return sized(title, p.N, "")
	}
	return title
}

// phased returns the case that the title is about, and the one that the lesson
// compares it with, nil if that has no phases.
func (a Asked) phased(f *results.File, l *results.Lab, told []point, names []string) (p point, other *results.Case) {
	first, second := a.two(f, l)
	is := func(c *results.Case) func(point) bool { return func(q point) bool { return q.Case == c } }
	if i := slices.IndexFunc(told, is(first)); i >= 0 {
		if second != nil && second.Variant != first.Variant && slices.ContainsFunc(told, is(second)) {
			other = second
		}
		return told[i], other
	}
	for _, name := range a.Only {
		if i := slices.IndexFunc(told, func(q point) bool { return q.Variant == name }); i >= 0 {
			return told[i], nil
		}
	}
	return slices.MaxFunc(told, func(p, q point) int {
		return cmp.Compare(phase(p, names...).Median, phase(q, names...).Median)
	}), nil
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
	if len(shares) == 0 {
		return 0
	}
	return stats.Median(shares).Median
}
