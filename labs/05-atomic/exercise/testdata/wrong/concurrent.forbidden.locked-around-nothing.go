// Package exercise takes a lock and gives it back.
package exercise

import "sync"

var quiet sync.Mutex

// Raise is wrong.
func Raise(max Cell, x int64) {
	for {
		quiet.Lock()
		quiet.Unlock()
		old := max.Load()
		if old >= x || max.CompareAndSwap(old, x) {
			return
		}
	}
}
