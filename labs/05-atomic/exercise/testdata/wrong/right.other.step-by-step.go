// Package exercise counts up to x.
package exercise

// Raise is wrong.
func Raise(max Cell, x int64) {
	for held := max.Load(); held < x; held = max.Load() {
		max.CompareAndSwap(held, held+1)
	}
}
