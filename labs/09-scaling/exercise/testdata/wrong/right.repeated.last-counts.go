// Package exercise keeps the last time of a number that comes more than once.
package exercise

// Workers is wrong.
func Workers(curve []Point) int {
	times := map[int]Point{}
	for _, p := range curve {
		times[p.Workers] = p
	}
	picked := 1
	shortest := times[picked].Time
	for _, p := range times {
		if shortest == 0 || p.Time < shortest {
			shortest, picked = p.Time, p.Workers
		}
	}
	for _, p := range times {
		if 100*p.Time <= 105*shortest && p.Workers < picked {
			picked = p.Workers
		}
	}
	return picked
}
