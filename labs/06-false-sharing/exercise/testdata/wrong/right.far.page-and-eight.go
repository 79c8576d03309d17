// Package exercise has a page of room behind each counter, which is eight bytes too much.
package exercise

import "sync/atomic"

// paged lies on a page of its own.
type paged struct {
	n atomic.Int64
	_ [4096]byte
}

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	all := make([]paged, workers)
	counters := make([]*atomic.Int64, workers)
	for w := range all {
		counters[w] = &all[w].n
	}
	return counters
}
