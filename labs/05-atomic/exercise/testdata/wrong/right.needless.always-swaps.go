// Package exercise swaps the larger number in, whichever it is.
package exercise

// Raise is wrong.
func Raise(max Cell, x int64) {
	for {
		held := max.Load()
		larger := held
		if x > held {
			larger = x
		}
		if max.CompareAndSwap(held, larger) {
			return
		}
	}
}
