// Package exercise compares by the difference, which overflows.
package exercise

// Raise is wrong.
func Raise(max Cell, x int64) {
	for {
		old := max.Load()
		if x-old <= 0 || max.CompareAndSwap(old, x) {
			return
		}
	}
}
