// Package exercise looks at a difference after a swap that failed, which overflows if the
// two numbers are far apart.
package exercise

// Raise is wrong.
func Raise(max Cell, x int64) {
	old := max.Load()
	if old >= x || max.CompareAndSwap(old, x) {
		return
	}
	for {
		old = max.Load()
		if x-old <= 0 || max.CompareAndSwap(old, x) {
			return
		}
	}
}
