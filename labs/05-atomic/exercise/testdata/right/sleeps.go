// Package exercise sleeps after each swap that failed.
package exercise

import "time"

// Raise makes sure that max holds x or more.
func Raise(max Cell, x int64) {
	for old := max.Load(); old < x && !max.CompareAndSwap(old, x); old = max.Load() {
		time.Sleep(time.Millisecond)
	}
}
