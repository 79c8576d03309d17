// Package exercise points at the first slot for every worker.
package exercise

import "sync/atomic"

type slot struct {
	counter atomic.Int64
	_       [120]byte
}

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	var s slot
	counters := make([]*atomic.Int64, workers)
	for w := range counters {
		counters[w] = &s.counter
	}
	return counters
}
