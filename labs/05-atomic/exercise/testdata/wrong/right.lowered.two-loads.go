// Package exercise compares one number, and swaps another.
package exercise

// Raise is wrong.
func Raise(max Cell, x int64) {
	for max.Load() < x {
		if max.CompareAndSwap(max.Load(), x) {
			return
		}
	}
}
