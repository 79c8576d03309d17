// "max holds x or more when Raise returns": it gives up after a million swaps that failed.
package exercise

// Raise is wrong.
func Raise(max Cell, x int64) {
	for range 1_000_000 {
		old := max.Load()
		if x <= old || max.CompareAndSwap(old, x) {
			return
		}
	}
}
