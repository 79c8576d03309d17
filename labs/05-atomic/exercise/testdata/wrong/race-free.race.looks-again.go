// Package exercise leaves somebody who looks again later.
package exercise

import "time"

// Raise is wrong.
func Raise(max Cell, x int64) {
	for {
		old := max.Load()
		if old >= x || max.CompareAndSwap(old, x) {
			break
		}
	}
	go func() {
		time.Sleep(time.Millisecond)
		max.Load()
	}()
}
