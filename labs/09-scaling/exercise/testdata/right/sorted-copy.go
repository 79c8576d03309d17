// Package exercise sorts a copy.
package exercise

import (
	"slices"
	"sort"
)

// Workers returns the smallest number of workers within 5% of the shortest time.
func Workers(curve []Point) int {
	if len(curve) == 0 {
		return 1
	}
	sorted := slices.Clone(curve)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].Time < sorted[j].Time })
	limit := sorted[0].Time + sorted[0].Time/20
	picked := sorted[0].Workers
	for _, p := range sorted[1:] {
		if p.Time > limit {
			break
		}
		picked = min(picked, p.Workers)
	}
	return picked
}
