// Package exercise keeps a maximum with compare-and-swap.
package exercise

// Raise sees to it that max holds x or more.
func Raise(max Cell, x int64) {
	for {
		held := max.Load()
		if held >= x || max.CompareAndSwap(held, x) {
			return
		}
	}
}
