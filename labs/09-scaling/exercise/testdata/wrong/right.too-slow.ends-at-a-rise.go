// "within 5% of the shortest": of the shortest before the curve rises.
package exercise

import (
	"cmp"
	"slices"
)

func Workers(curve []Point) int {
	if len(curve) == 0 {
		return 1
	}
	curve = slices.Clone(curve)
	slices.SortFunc(curve, func(a, b Point) int {
		return cmp.Or(cmp.Compare(a.Workers, b.Workers), cmp.Compare(a.Time, b.Time))
	})
	curve = slices.CompactFunc(curve, func(a, b Point) bool { return a.Workers == b.Workers })
	best := curve[0].Time
	for _, p := range curve {
		if p.Time > 2*best {
			break
		}
		best = min(best, p.Time)
	}
	for _, p := range curve {
		if p.Time <= best+best/20 {
			return p.Workers
		}
	}
	return 1
}
