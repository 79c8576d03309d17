// Package exercise lets a goroutine set the counters to zero, which may come to that when
// the caller has counted already.
package exercise

import "sync/atomic"

type slot struct {
	n atomic.Int64
	_ [120]byte
}

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	slots := make([]slot, workers)
	counters := make([]*atomic.Int64, workers)
	for w := range slots {
		counters[w] = &slots[w].n
	}
	go func() {
		for w := range slots {
			slots[w].n.Store(0)
		}
	}()
	return counters
}
