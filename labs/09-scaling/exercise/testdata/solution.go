// Package exercise picks a number of workers from a scaling curve.
package exercise

import "time"

// Workers returns the smallest number of workers within 5% of the shortest time.
func Workers(curve []Point) int {
	if len(curve) == 0 {
		return 1
	}

	shortest := curve[0].Time
	for _, p := range curve {
		shortest = min(shortest, p.Time)
	}
	limit := shortest + shortest*5/100

	return smallest(curve, limit)
}

// smallest returns the smallest number of workers that keeps the limit. There
// is one that does.
func smallest(curve []Point, limit time.Duration) int {
	var picked int
	for _, p := range curve {
		if p.Time <= limit && (picked == 0 || p.Workers < picked) {
			picked = p.Workers
		}
	}
	return picked
}
