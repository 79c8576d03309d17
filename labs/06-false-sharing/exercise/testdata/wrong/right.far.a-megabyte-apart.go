// Package exercise wastes a megabyte on every counter.
package exercise

import "sync/atomic"

type slot struct {
	counter atomic.Int64
	_       [1 << 20]byte
}

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	slots := make([]slot, workers)
	counters := make([]*atomic.Int64, workers)
	for w := range slots {
		counters[w] = &slots[w].counter
	}
	return counters
}
