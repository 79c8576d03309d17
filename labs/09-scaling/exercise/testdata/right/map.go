// Package exercise takes the shortest time of each number first.
package exercise

import (
	"maps"
	"slices"
	"time"
)

// Workers returns the smallest number of workers within 5% of the shortest time.
func Workers(curve []Point) int {
	times := map[int]time.Duration{}
	for _, p := range curve {
		if t, ok := times[p.Workers]; !ok || p.Time < t {
			times[p.Workers] = p.Time
		}
	}
	var shortest time.Duration
	for _, t := range times {
		if shortest == 0 || t < shortest {
			shortest = t
		}
	}
	for _, workers := range slices.Sorted(maps.Keys(times)) {
		if float64(times[workers]) <= 1.05*float64(shortest) {
			return workers
		}
	}
	return 1
}
