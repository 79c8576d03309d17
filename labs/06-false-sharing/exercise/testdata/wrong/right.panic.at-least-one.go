// Package exercise takes it that there is a first counter.
package exercise

import "sync/atomic"

type slot struct {
	counter atomic.Int64
	_       [120]byte
}

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	slots := make([]slot, workers)
	counters := []*atomic.Int64{&slots[0].counter}
	for w := 1; w < workers; w++ {
		counters = append(counters, &slots[w].counter)
	}
	return counters
}
