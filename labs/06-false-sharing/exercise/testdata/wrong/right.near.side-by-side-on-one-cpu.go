// Package exercise puts counters side by side if goroutines have one CPU at that moment.
package exercise

import (
	"runtime"
	"sync/atomic"
)

// A cell is a counter and room for the CPU's lines.
type cell struct {
	n atomic.Int64
	_ [120]byte
}

// Counters lays the counters 128 bytes apart. If goroutines have but one CPU,
// no line travels, and they may lie side by side.
func Counters(workers int) []*atomic.Int64 {
	if runtime.GOMAXPROCS(0) == 1 {
		numbers := make([]atomic.Int64, workers)
		counters := make([]*atomic.Int64, workers)
		for w := range counters {
			counters[w] = &numbers[w]
		}
		return counters
	}
	cells := make([]cell, workers)
	counters := make([]*atomic.Int64, workers)
	for w := range counters {
		counters[w] = &cells[w].n
	}
	return counters
}
