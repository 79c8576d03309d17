// Package exercise tries for an hour.
package exercise

import "time"

// Raise is wrong.
func Raise(max Cell, x int64) {
	for began := time.Now(); time.Since(began) < time.Hour; {
		old := max.Load()
		if old >= x || max.CompareAndSwap(old, x) {
			return
		}
	}
}
