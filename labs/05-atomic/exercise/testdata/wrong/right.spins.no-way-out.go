// Package exercise waits for a swap that is not needed.
package exercise

// Raise is wrong.
func Raise(max Cell, x int64) {
	for {
		held := max.Load()
		if held < x && max.CompareAndSwap(held, x) {
			return
		}
	}
}
