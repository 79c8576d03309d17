// Package exercise has counters once, for all calls.
package exercise

import "sync/atomic"

type slot struct {
	counter atomic.Int64
	_       [120]byte
}

var slots [1024]slot

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	counters := make([]*atomic.Int64, workers)
	for w := range counters {
		slots[w].counter.Store(0)
		counters[w] = &slots[w].counter
	}
	return counters
}
