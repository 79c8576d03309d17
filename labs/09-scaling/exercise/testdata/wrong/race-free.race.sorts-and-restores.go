// Package exercise sorts the caller's slice while it is at work.
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
	before := slices.Clone(curve)
	defer copy(curve, before)
	slices.SortFunc(curve, func(a, b Point) int { return cmp.Compare(a.Workers, b.Workers) })
	shortest := slices.MinFunc(curve, func(a, b Point) int { return cmp.Compare(a.Time, b.Time) })
	near := slices.IndexFunc(curve, func(p Point) bool { return 100*p.Time <= 105*shortest.Time })
	return curve[near].Workers
}
