// Package exercise wants 95% of the best speed in place of 105% of its time.
package exercise

// Workers is wrong.
func Workers(curve []Point) int {
	if len(curve) == 0 {
		return 1
	}
	shortest := curve[0].Time
	for _, p := range curve {
		shortest = min(shortest, p.Time)
	}
	picked := 0
	for _, p := range curve {
		if float64(shortest)/float64(p.Time) >= 0.95 && (picked == 0 || p.Workers < picked) {
			picked = p.Workers
		}
	}
	return picked
}
