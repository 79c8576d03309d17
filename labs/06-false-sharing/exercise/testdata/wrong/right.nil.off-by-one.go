// Package exercise leaves out the last counter.
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
	for w := 0; w < workers-1; w++ {
		counters[w] = &slots[w].counter
	}
	return counters
}
