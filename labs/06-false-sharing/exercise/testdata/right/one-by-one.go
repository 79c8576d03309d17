// Package exercise allocates each with its room.
package exercise

import "sync/atomic"

// roomy has room on both sides, so that it does not matter what lies beside it.
type roomy struct {
	_       [128]byte
	counter atomic.Int64
	_       [128]byte
}

// Counters is right.
func Counters(workers int) []*atomic.Int64 {
	counters := make([]*atomic.Int64, workers)
	for w := range counters {
		counters[w] = &new(roomy).counter
	}
	return counters
}
