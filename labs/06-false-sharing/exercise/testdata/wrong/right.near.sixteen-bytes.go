// Package exercise takes 16 places for 16 bytes.
package exercise

import "sync/atomic"

type slot struct {
	counter atomic.Int64
	_       [16]byte
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
