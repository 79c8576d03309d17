// Package exercise looks at 100,000 points at most.
package exercise

// Workers is wrong.
func Workers(curve []Point) int {
	if len(curve) == 0 {
		return 1
	}
	curve = curve[:min(len(curve), 100_000)]
	best := curve[0].Time
	for _, p := range curve {
		best = min(best, p.Time)
	}
	fewest := 1 << 30
	for _, p := range curve {
		if p.Time*100 <= best*105 {
			fewest = min(fewest, p.Workers)
		}
	}
	return fewest
}
