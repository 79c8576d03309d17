// Package exercise takes the fastest, though it may be so by chance.
package exercise

// Workers is wrong.
func Workers(curve []Point) int {
	if len(curve) == 0 {
		return 1
	}
	fastest := curve[0]
	for _, p := range curve {
		if p.Time < fastest.Time || p.Time == fastest.Time && p.Workers < fastest.Workers {
			fastest = p
		}
	}
	return fastest.Workers
}
