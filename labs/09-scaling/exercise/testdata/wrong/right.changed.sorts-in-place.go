// Package exercise sorts the caller's slice.
package exercise

import (
	"cmp"
	"slices"
)

// Workers is wrong.
func Workers(curve []Point) int {
	if len(curve) == 0 {
		return 1
	}
	slices.SortFunc(curve, func(a, b Point) int { return cmp.Compare(a.Workers, b.Workers) })
	shortest := curve[0].Time
	for _, p := range curve {
		shortest = min(shortest, p.Time)
	}
	for _, p := range curve {
		if 100*p.Time <= 105*shortest {
			return p.Workers
		}
	}
	return 1
}
