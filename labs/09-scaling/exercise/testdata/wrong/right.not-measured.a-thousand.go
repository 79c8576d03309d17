// Package exercise knows of a thousand workers.
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
	picked := 1000
	for _, p := range curve {
		if 20*p.Time <= 21*shortest && p.Workers < picked {
			picked = p.Workers
		}
	}
	return picked
}
