// Package exercise thinks that more is better.
package exercise

// Workers is wrong.
func Workers(curve []Point) int {
	most := 1
	for _, p := range curve {
		most = max(most, p.Workers)
	}
	return most
}
