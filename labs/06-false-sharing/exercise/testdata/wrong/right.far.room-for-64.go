// Package exercise makes room for 64 counters at least.
package exercise

import "sync/atomic"

type padded struct {
	n atomic.Int64
	_ [120]byte
}

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	all := make([]padded, 0, max(64, workers))
	counters := make([]*atomic.Int64, 0, workers)
	for w := range workers {
		all = all[:w+1]
		counters = append(counters, &all[w].n)
	}
	return counters
}
