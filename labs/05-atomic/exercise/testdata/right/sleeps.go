// Package exercise waits longer after each swap that failed, up to a millisecond.
package exercise

import "time"

// Raise makes sure that max holds x or more.
func Raise(max Cell, x int64) {
	wait := time.Microsecond
	for {
		old := max.Load()
		if old >= x || max.CompareAndSwap(old, x) {
			return
		}
		time.Sleep(wait)
		wait = min(2*wait, time.Millisecond)
	}
}
