// Package exercise packs them if there are many.
package exercise

import "sync/atomic"

type slot struct {
	counter atomic.Int64
	_       [120]byte
}

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	counters := make([]*atomic.Int64, workers)
	if workers > 500 {
		packed := make([]atomic.Int64, workers)
		for w := range packed {
			counters[w] = &packed[w]
		}
		return counters
	}
	slots := make([]slot, workers)
	for w := range slots {
		counters[w] = &slots[w].counter
	}
	return counters
}
