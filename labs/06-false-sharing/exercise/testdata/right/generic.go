// Package exercise pads whatever it is given.
package exercise

import "sync/atomic"

type padded[T any] struct {
	it T
	_  [256]byte
}

// Counters is right.
func Counters(workers int) []*atomic.Int64 {
	slots := make([]padded[atomic.Int64], workers)
	var counters []*atomic.Int64
	for w := range slots {
		counters = append(counters, &slots[w].it)
	}
	return counters
}
