// Package exercise compares 16 bits of the numbers of workers.
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
		if 20*p.Time <= 21*shortest && (picked == 0 || uint16(p.Workers) < uint16(picked)) {
			picked = p.Workers
		}
	}
	return picked
}
