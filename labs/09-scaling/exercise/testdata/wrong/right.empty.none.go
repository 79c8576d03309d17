// Package exercise picks no worker where there is no point.
package exercise

import "math"

// Workers is wrong.
func Workers(curve []Point) int {
	shortest := int64(math.MaxInt64)
	for _, p := range curve {
		shortest = min(shortest, int64(p.Time))
	}
	picked := 0
	for _, p := range curve {
		if 100*int64(p.Time) <= 105*shortest && (picked == 0 || p.Workers < picked) {
			picked = p.Workers
		}
	}
	return picked
}
