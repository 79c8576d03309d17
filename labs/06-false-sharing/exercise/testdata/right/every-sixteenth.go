// Package exercise takes every sixteenth of many.
package exercise

import "sync/atomic"

// Counters is right.
func Counters(workers int) []*atomic.Int64 {
	all := make([]atomic.Int64, 16*workers)
	counters := make([]*atomic.Int64, 0, workers)
	for w := range workers {
		counters = append(counters, &all[16*w])
	}
	return counters
}
