// Package exercise stores a number if the cell has a method for it.
package exercise

// Raise puts x in max if it is larger. A cell of 0 has had no number yet.
func Raise(max Cell, x int64) {
	for old := max.Load(); old < x; old = max.Load() {
		if cell, ok := max.(interface{ Store(int64) }); ok && old == 0 {
			cell.Store(x)
			return
		}
		if max.CompareAndSwap(old, x) {
			return
		}
	}
}
