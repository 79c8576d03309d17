// Package exercise compares in millionths, which overflow for times of some hours.
package exercise

import "slices"

// Workers is wrong.
func Workers(curve []Point) int {
	if len(curve) == 0 {
		return 1
	}
	best := curve[0]
	for _, p := range curve {
		if p.Time < best.Time {
			best = p
		}
	}
	var good []int
	for _, p := range curve {
		if p.Time*1_000_000 <= best.Time*1_050_000 {
			good = append(good, p.Workers)
		}
	}
	if len(good) == 0 {
		return best.Workers
	}
	return slices.Min(good)
}
