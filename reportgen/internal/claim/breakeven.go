package claim

import (
	"cmp"
	"math"
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
		samples = min(samples, p.ratio.Samples)
	}
	least, most := curve[0].n, curve[len(curve)-1].n
	return stats.Interval{
		Median:  crosses(curve, func(i stats.Interval) float64 { return i.Median }, 1, limits.N),
		Lo:      crosses(curve, func(i stats.Interval) float64 { return i.Lo }, 1, most),
		Hi:      crosses(curve, func(i stats.Interval) float64 { return i.Hi }, least, limits.N),
		Samples: samples,
	}
}

// A point is the ratio of two times at an N.
type point struct {
	n     float64
	ratio stats.Interval
}

// curve returns the ratio of a to b at every N that has both, smallest first,
// with the workers of the two given cases.
func (r *reading) curve(a, b ref, ca, cb *results.Case) []point {
	lead, other, of := a, b, ca
	if ca.Baseline && !cb.Baseline {
		lead, other, of = b, a, cb
	}
	var points []point
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
			points = append(points, point{n: float64(c.N), ratio: q.Interval})
		}
	}
	slices.SortFunc(points, func(p, q point) int { return cmp.Compare(p.n, q.n) })
	return points
}

// crosses returns the N behind which the ratio stays under 1; always if it is
// under 1 from the start, never if it is not at the end.
func crosses(curve []point, of func(stats.Interval) float64, always, never float64) float64 {
	last := len(curve) - 1
	if of(curve[last].ratio) >= 1 {
		return never
	}
	for i := last - 1; i >= 0; i-- {
		y0, y1 := math.Log(of(curve[i].ratio)), math.Log(of(curve[i+1].ratio))
		if y0 >= 0 {
			x0, x1 := math.Log(curve[i].n), math.Log(curve[i+1].n)
			return math.Exp(x0 + (x1-x0)*y0/(y0-y1))
		}
	}
	return always
}

// censoring tells which parts of a break-even are the limits of what was asked.
func censoring(i stats.Interval) censored {
	return censored{
		below:  i.Lo <= 1,
		above:  i.Hi >= limits.N,
		median: i.Median <= 1 || i.Median >= limits.N,
	}
}
