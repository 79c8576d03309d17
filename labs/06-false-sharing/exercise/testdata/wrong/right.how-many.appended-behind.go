// Package exercise makes so many empty places, and appends the counters behind them.
package exercise

import "sync/atomic"

type slot struct {
	counter atomic.Int64
	_       [120]byte
}

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	slots := make([]slot, workers)
	counters := make([]*atomic.Int64, workers)
	for w := range slots {
		counters = append(counters, &slots[w].counter)
	}
	return counters
}
