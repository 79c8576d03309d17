// Package exercise takes a first point for granted.
package exercise

// Workers is wrong.
func Workers(curve []Point) int {
	shortest := curve[0].Time
	for _, p := range curve {
		shortest = min(shortest, p.Time)
	}
	picked := 0
	for _, p := range curve {
		if 100*p.Time <= 105*shortest && (picked == 0 || p.Workers < picked) {
			picked = p.Workers
		}
	}
	return picked
}
