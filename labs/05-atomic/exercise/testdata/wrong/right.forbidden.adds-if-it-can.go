// Package exercise adds what is missing if the cell is one to which it can add.
package exercise

// Raise is wrong.
func Raise(max Cell, x int64) {
	adding, can := max.(interface{ Add(int64) int64 })
	for {
		old := max.Load()
		switch {
		case old >= x:
			return
		case can && adding.Add(x-old) == x:
			return
		case !can && max.CompareAndSwap(old, x):
			return
		}
	}
}
