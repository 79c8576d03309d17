// Package exercise begins with a day, and no time is less than that if all points took one.
package exercise

import "time"

// Workers is wrong.
func Workers(curve []Point) int {
	shortest, found := 24*time.Hour, false
	for _, p := range curve {
		if p.Time < shortest {
			shortest, found = p.Time, true
		}
	}
	if !found {
		return 1
	}
	workers := 1_000_000
	for _, p := range curve {
		if p.Time <= shortest+shortest/20 {
			workers = min(workers, p.Workers)
		}
	}
	return workers
}
