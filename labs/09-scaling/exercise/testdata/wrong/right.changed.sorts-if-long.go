// Package exercise sorts long curves in place.
package exercise

import (
	"cmp"
	"slices"
	"time"
)

// Workers is wrong.
func Workers(curve []Point) int {
	if len(curve) > 30 {
		slices.SortFunc(curve, func(a, b Point) int { return cmp.Compare(a.Time, b.Time) })
	}
	picked, shortest := 1, time.Duration(0)
	for i, p := range curve {
		if i == 0 || p.Time < shortest {
			shortest = p.Time
		}
	}
	for i, p := range curve {
		if 20*p.Time <= 21*shortest && (i == 0 || p.Workers < picked || !near(curve[:i], shortest)) {
			picked = p.Workers
		}
	}
	return picked
}

func near(curve []Point, shortest time.Duration) bool {
	return slices.ContainsFunc(curve, func(p Point) bool { return 20*p.Time <= 21*shortest })
}
