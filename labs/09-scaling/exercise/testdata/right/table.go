// Package exercise has a table with a place for every number of workers.
package exercise

import "time"

// most is the largest number of workers on a curve.
const most = 1_000_000

// Workers spreads the curve out over a table with a place for every number of
// workers, and reads that from the front.
func Workers(curve []Point) int {
	if len(curve) == 0 {
		return 1
	}
	times := make([]time.Duration, most+1) // 0 is no time
	best := curve[0].Time
	for _, p := range curve {
		if old := times[p.Workers]; old == 0 || p.Time < old {
			times[p.Workers] = p.Time
		}
		best = min(best, p.Time)
	}
	for workers, t := range times {
		if t != 0 && t <= best+best/20 {
			return workers
		}
	}
	return 1 // not reached: the best time is in the table
}
