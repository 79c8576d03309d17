// Package exercise compares whole microseconds.
package exercise

import (
	"math"
	"time"
)

// Workers is wrong.
func Workers(curve []Point) int {
	shortest := time.Duration(math.MaxInt64)
	for _, p := range curve {
		shortest = min(shortest, p.Time)
	}
	picked := 0
	for _, p := range curve {
		if 100*p.Time.Microseconds() <= 105*shortest.Microseconds() && (picked == 0 || p.Workers < picked) {
			picked = p.Workers
		}
	}
	return max(picked, 1)
}
