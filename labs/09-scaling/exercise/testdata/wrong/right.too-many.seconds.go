// Package exercise computes in seconds.
package exercise

// Workers misses some times that are 5% longer to the nanosecond.
func Workers(curve []Point) int {
	if len(curve) == 0 {
		return 1
	}
	best := curve[0].Time.Seconds()
	for _, p := range curve {
		best = min(best, p.Time.Seconds())
	}
	workers := 0
	for _, p := range curve {
		if p.Time.Seconds() <= best*1.05 && (workers == 0 || p.Workers < workers) {
			workers = p.Workers
		}
	}
	return workers
}
