// Package exercise goes on as long as the cell holds less.
package exercise

// Raise is right.
func Raise(max Cell, x int64) {
	for old := max.Load(); old < x; old = max.Load() {
		if max.CompareAndSwap(old, x) {
			break
		}
	}
}
