// Package exercise takes a lock around what needs none.
package exercise

import "sync"

var mu sync.Mutex

// Raise is wrong.
func Raise(max Cell, x int64) {
	mu.Lock()
	defer mu.Unlock()
	for {
		held := max.Load()
		if held >= x || max.CompareAndSwap(held, x) {
			return
		}
	}
}
