// Package exercise takes for granted after a swap that failed that the cell holds one
// more, which may be x itself.
package exercise

// Raise is wrong.
func Raise(max Cell, x int64) {
	for {
		old := max.Load()
		if old >= x {
			return
		}
		if max.CompareAndSwap(old, x) || max.CompareAndSwap(old+1, x) {
			return
		}
	}
}
