// Package exercise stops where the next point gains less than 5%.
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
	curve = slices.Clone(curve)
	slices.SortFunc(curve, func(a, b Point) int { return cmp.Compare(a.Workers, b.Workers) })
	i := 0
	for i+1 < len(curve) && 105*curve[i+1].Time < 100*curve[i].Time {
		i++
	}
	return curve[i].Workers
}
