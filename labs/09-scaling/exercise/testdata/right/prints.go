// Package exercise prints a few lines in each call.
package exercise

import "fmt"

// Workers returns the smallest number of workers near the shortest time.
func Workers(curve []Point) int {
	fmt.Println("a curve of", len(curve), "points")
	if len(curve) == 0 {
		return 1
	}
	best := curve[0].Time
	for _, p := range curve {
		best = min(best, p.Time)
	}
	fmt.Println("shortest:", best)
	found := 0
	for _, p := range curve {
		if p.Time*20 <= best*21 && (found == 0 || p.Workers < found) {
			found = p.Workers
		}
	}
	return found
}
