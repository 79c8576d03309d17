// Package exercise compares in floating point.
package exercise

// Raise is wrong.
func Raise(max Cell, x int64) {
	for {
		old := max.Load()
		if float64(x) <= float64(old) || max.CompareAndSwap(old, x) {
			return
		}
	}
}
