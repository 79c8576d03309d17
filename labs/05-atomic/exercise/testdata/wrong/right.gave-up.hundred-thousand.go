// Package exercise tries a hundred thousand times.
package exercise

// Raise is wrong.
func Raise(max Cell, x int64) {
	for range 100_000 {
		old := max.Load()
		if old >= x || max.CompareAndSwap(old, x) {
			return
		}
	}
}
