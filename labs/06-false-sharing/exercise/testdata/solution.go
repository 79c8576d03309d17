// Package exercise keeps the workers' counters out of each other's way.
package exercise

import "sync/atomic"

// A slot holds one counter, and as much room behind it as makes 128 bytes.
type slot struct {
	counter atomic.Int64
	_       [120]byte
}

// Counters returns a counter for each worker, 128 bytes from one to the next.
func Counters(workers int) []*atomic.Int64 {
	slots := make([]slot, workers)
	counters := make([]*atomic.Int64, workers)
	for w := range slots {
		counters[w] = &slots[w].counter
	}
	return counters
}
