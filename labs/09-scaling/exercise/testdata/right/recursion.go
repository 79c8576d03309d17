// Package exercise looks at the rest of the curve first.
package exercise

import (
	"math"
	"time"
)

// Workers returns the smallest number of workers within 5% of the shortest time.
func Workers(curve []Point) int {
	if len(curve) == 0 {
		return 1
	}
	workers, _ := pick(curve, curve[0].Time)
	return workers
}

// pick returns the pick and the shortest time, which is no longer than the one that
// is known already.
func pick(curve []Point, known time.Duration) (int, time.Duration) {
	if len(curve) == 0 {
		return math.MaxInt, known
	}
	first := curve[0]
	workers, shortest := pick(curve[1:], min(known, first.Time))
	if first.Time*100 <= shortest*105 {
		workers = min(workers, first.Workers)
	}
	return workers, shortest
}
