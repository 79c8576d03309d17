// "Every counter is zero": it lets a goroutine of its own touch each counter, with a Store(0), for which it does not wait; that may wipe out what a worker has added by then.
package exercise

import "sync/atomic"

type cell struct {
	counter atomic.Int64
	_       [120]byte
}

// Counters returns one counter for each worker.
func Counters(workers int) []*atomic.Int64 {
	cells := make([]cell, workers)
	counters := make([]*atomic.Int64, workers)
	for w := range counters {
		counters[w] = &cells[w].counter
		go counters[w].Store(0) // the page is there when the worker comes
	}
	return counters
}
