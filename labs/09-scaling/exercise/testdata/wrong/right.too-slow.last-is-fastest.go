// Package exercise takes the last point for the fastest.
package exercise

// Workers is wrong.
func Workers(curve []Point) int {
	picked := 1
	for i := len(curve) - 1; i >= 0; i-- {
		if 100*curve[i].Time <= 105*curve[len(curve)-1].Time && (i == len(curve)-1 || curve[i].Workers < picked) {
			picked = curve[i].Workers
		}
	}
	return picked
}
