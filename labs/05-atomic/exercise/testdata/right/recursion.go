// Package exercise calls itself after a swap that failed.
package exercise

// Raise is right.
func Raise(max Cell, x int64) {
	if old := max.Load(); old < x && !max.CompareAndSwap(old, x) {
		Raise(max, x)
	}
}
