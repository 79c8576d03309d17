// Package exercise updates by a function.
package exercise

// Raise is right.
func Raise(max Cell, x int64) {
	update(max, func(old int64) (int64, bool) { return x, old < x })
}

// update puts what change says in the place of what the cell holds.
func update(c Cell, change func(old int64) (new int64, needed bool)) {
	for done := false; !done; {
		old := c.Load()
		new, needed := change(old)
		done = !needed || c.CompareAndSwap(old, new)
	}
}
