// Package exercise hands out counters of a ring.
package exercise

import (
	"sync"
	"sync/atomic"
)

type slot struct {
	counter atomic.Int64
	_       [120]byte
}

var (
	mu   sync.Mutex
	ring [300]slot // guarded by mu
	next int       // guarded by mu
)

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	counters := make([]*atomic.Int64, workers)
	mu.Lock()
	defer mu.Unlock()
	for w := range counters {
		counters[w] = &ring[next%len(ring)].counter
		next++
	}
	return counters
}
