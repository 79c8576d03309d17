// Package exercise keeps the shortest time in a variable of the package.
package exercise

import (
	"math"
	"time"
)

var shortest time.Duration

// Workers is wrong.
func Workers(curve []Point) int {
	shortest = math.MaxInt64
	for _, p := range curve {
		shortest = min(shortest, p.Time)
	}
	picked := 0
	for _, p := range curve {
		if 20*p.Time <= 21*shortest && (picked == 0 || p.Workers < picked) {
			picked = p.Workers
		}
	}
	return max(picked, 1)
}
