// Package exercise begins at the number of the worker.
package exercise

import "sync/atomic"

type slot struct {
	counter atomic.Int64
	_       [120]byte
}

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	slots := make([]slot, workers)
	counters := make([]*atomic.Int64, workers)
	for w := range slots {
		slots[w].counter.Store(int64(w))
		counters[w] = &slots[w].counter
	}
	return counters
}
