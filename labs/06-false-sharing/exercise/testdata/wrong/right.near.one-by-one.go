// Package exercise allocates each counter alone, and they end up side by side.
package exercise

import "sync/atomic"

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	counters := make([]*atomic.Int64, workers)
	for w := range counters {
		counters[w] = new(atomic.Int64)
	}
	return counters
}
