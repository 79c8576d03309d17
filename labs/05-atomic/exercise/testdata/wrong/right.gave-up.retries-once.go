// Package exercise tries twice, and takes that for enough.
package exercise

// Raise is wrong.
func Raise(max Cell, x int64) {
	for range 2 {
		held := max.Load()
		if held >= x || max.CompareAndSwap(held, x) {
			return
		}
	}
}
