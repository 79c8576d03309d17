// Package exercise tries again with what it read first.
package exercise

// Raise is wrong.
func Raise(max Cell, x int64) {
	held := max.Load()
	if held >= x {
		return
	}
	for !max.CompareAndSwap(held, x) {
	}
}
