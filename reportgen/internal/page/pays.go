package page

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"workbook/labs/units"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// granularityLab tries many sizes, so it knows from which on workers pay.
const granularityLab = "10-granularity"

// pays says for each variant from which N on it beats serial on this machine;
// nil if the lab was not measured.
func pays(f *results.File) (sentences []string) {
	l := f.Lab(granularityLab)
	if l == nil {
		return nil
	}
	byVariant := map[string][]*results.Case{}
	for i := range l.Cases {
		if c := &l.Cases[i]; !c.Baseline {
			byVariant[c.Variant] = append(byVariant[c.Variant], c)
		}
	}
	for _, variant := range slices.Sorted(maps.Keys(byVariant)) {
		cases := byVariant[variant]
		slices.SortFunc(cases, func(a, b *results.Case) int { return cmp.Compare(a.N, b.N) })
		sentences = append(sentences, paysFrom(f, l, cases))
	}
	return sentences
}

// paysFrom writes the sentence for one variant's cases, sorted by N.
func paysFrom(f *results.File, l *results.Lab, cases []*results.Case) string {
	faster := func(c *results.Case) bool {
		return c.Wrong() == 0 && stats.Judge(c.Summary.Speedup, f.Noise()) == stats.Faster
	}
	first := len(cases) // from here on, every case is faster
	for first > 0 && faster(cases[first-1]) {
		first--
	}
	variant := cases[0].Variant
	switch {
	case first == len(cases):
		largest := cases[len(cases)-1]
		return fmt.Sprintf("%s: no gain shown up to N = %s.", variant, units.Count(largest.N))
	case first == 0:
		return fmt.Sprintf("%s: faster than serial from the smallest N tried, %s%s.", variant, units.Count(cases[0].N), serialTime(l, cases[0].N))
	}
	return fmt.Sprintf("%s: faster than serial from N = %s on%s; at N = %s it is not shown to be.",
		variant, units.Count(cases[first].N), serialTime(l, cases[first].N), units.Count(cases[first-1].N))
}

// serialTime says how long the baseline takes, for no ratio goes without it.
func serialTime(l *results.Lab, n int64) string {
	b := l.BaselineAt(n)
	if b == nil || b.Summary.Work.Samples == 0 {
		return ""
	}
	return ", where serial takes " + units.Time(b.Summary.Work.Median)
}
