// Package exercise keeps what it saw last, to spare a Load.
package exercise

var seen int64

// Raise is wrong.
func Raise(max Cell, x int64) {
	if seen >= x {
		return
	}
	for {
		held := max.Load()
		seen = held
		if held >= x || max.CompareAndSwap(held, x) {
			return
		}
	}
}
