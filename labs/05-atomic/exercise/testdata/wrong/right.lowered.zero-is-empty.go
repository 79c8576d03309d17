// Package exercise takes a cell that holds 0 for an empty one.
package exercise

// Raise is wrong.
func Raise(max Cell, x int64) {
	for {
		held := max.Load()
		if held != 0 && held >= x || max.CompareAndSwap(held, x) {
			return
		}
	}
}
