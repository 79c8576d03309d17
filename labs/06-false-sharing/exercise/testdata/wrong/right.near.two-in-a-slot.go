// Package exercise pads every second counter.
package exercise

import "sync/atomic"

type slot struct {
	counters [2]atomic.Int64
	_        [240]byte
}

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	slots := make([]slot, (workers+1)/2)
	counters := make([]*atomic.Int64, workers)
	for w := range counters {
		counters[w] = &slots[w/2].counters[w%2]
	}
	return counters
}
