// Package exercise lets a goroutine make them, which stays.
package exercise

import "sync/atomic"

type slot struct {
	counter atomic.Int64
	_       [120]byte
}

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	slots := make([]slot, workers)
	made := make(chan *atomic.Int64)
	go func() {
		for w := range slots {
			made <- &slots[w].counter
		}
		made <- nil
	}()
	counters := make([]*atomic.Int64, workers)
	for w := range counters {
		counters[w] = <-made
	}
	return counters
}
