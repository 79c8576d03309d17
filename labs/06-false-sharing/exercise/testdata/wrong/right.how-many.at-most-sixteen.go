// Package exercise makes no more than sixteen.
package exercise

import "sync/atomic"

type slot struct {
	counter atomic.Int64
	_       [120]byte
}

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	slots := make([]slot, min(workers, 16))
	counters := make([]*atomic.Int64, len(slots))
	for w := range slots {
		counters[w] = &slots[w].counter
	}
	return counters
}
