// Package exercise takes the first point within 5%, in the order given.
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
	for _, p := range curve {
		if 100*p.Time <= 105*shortest {
			return p.Workers
		}
	}
	return 1
}
