// Package exercise writes behind the curve.
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
	all := append(curve, curve[0])
	slices.SortFunc(all[len(curve):], func(a, b Point) int { return cmp.Compare(a.Workers, b.Workers) })
	shortest := slices.MinFunc(all, func(a, b Point) int { return cmp.Compare(a.Time, b.Time) }).Time
	picked := 0
	for _, p := range all {
		if 20*p.Time <= 21*shortest && (picked == 0 || p.Workers < picked) {
			picked = p.Workers
		}
	}
	return picked
}
