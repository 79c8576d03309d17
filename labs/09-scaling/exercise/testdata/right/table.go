// Package exercise keeps a table with a place for each number of workers that there may be.
package exercise

import "time"

// Workers returns the smallest number of workers within 5% of the shortest time.
func Workers(curve []Point) int {
	var shortest time.Duration
	times := make([]time.Duration, 1_000_001)
	for _, p := range curve {
		if times[p.Workers] == 0 || p.Time < times[p.Workers] {
			times[p.Workers] = p.Time
		}
		if shortest == 0 || p.Time < shortest {
			shortest = p.Time
		}
	}
	for workers, took := range times {
		if took > 0 && took-shortest <= shortest/20 {
			return workers
		}
	}
	return 1
}
