package claim

import (
	"cmp"
	"slices"

	"workbook/labs/limits"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/stats"
)

// breakEven returns the N from which a stays faster than b, between the two
// measured N where the ratio of their times crosses 1, along a straight line on
// log–log axes. The ends of the ratio's interval cross at the ends of N's. If
// there is no crossing, the interval reaches to 1 or to the largest N a lab takes:
// limitsOf says so.
func (r *reading) breakEven(a, b ref, ca, cb *results.Case) stats.Interval {
	curve := r.curve(a, b, ca, cb)
	if len(curve) == 0 {
		return nothing
	}
	samples := Exact
	for _, p := range curve {
		samples = min(samples, p.Ratio.Samples)
	}
	least, most := curve[0].N, curve[len(curve)-1].N
	return stats.Interval{
		Median:  stats.BreakEven(curve, func(i stats.Interval) float64 { return i.Median }, 1, limits.N),
		Lo:      stats.BreakEven(curve, func(i stats.Interval) float64 { return i.Lo }, 1, most),
		Hi:      stats.BreakEven(curve, func(i stats.Interval) float64 { return i.Hi }, least, limits.N),
		Samples: samples,
	}
}

// curve returns the ratio of a to b at every N that has both, smallest first,
// with the workers of the two given cases.
func (r *reading) curve(a, b ref, ca, cb *results.Case) []stats.AtN {
	lead, other, of := a, b, ca
	if ca.Baseline && !cb.Baseline {
		lead, other, of = b, a, cb
	}
	var points []stats.AtN
	cases, others := r.lab(lead).Cases, r.lab(other)
	for i := range cases {
		c := &cases[i]
		if c.Variant != of.Variant || c.Workers != of.Workers || c.N < 1 || len(c.Samples) == 0 {
			continue
		}
		d := beside(others, other.variant, c)
		if d == nil {
			continue
		}
		r.read(c)
		if lead != a {
			c, d = d, c
		}
		if q := measuredAs(r.ratioOf(a, b, c, d), ratio); !q.missing() {
			points = append(points, stats.AtN{N: float64(c.N), Ratio: q.Interval})
		}
	}
	slices.SortFunc(points, func(p, q stats.AtN) int { return cmp.Compare(p.N, q.N) })
	return points
}

// censoring tells which parts of a break-even are the limits of what was asked.
func censoring(i stats.Interval) censored {
	return censored{
		below:  i.Lo <= 1,
		above:  i.Hi >= limits.N,
		median: i.Median <= 1 || i.Median >= limits.N,
	}
}
