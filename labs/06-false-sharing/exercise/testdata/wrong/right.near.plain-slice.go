// Package exercise lays the counters side by side.
package exercise

import "sync/atomic"

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	slots := make([]atomic.Int64, workers)
	counters := make([]*atomic.Int64, workers)
	for w := range slots {
		counters[w] = &slots[w]
	}
	return counters
}
