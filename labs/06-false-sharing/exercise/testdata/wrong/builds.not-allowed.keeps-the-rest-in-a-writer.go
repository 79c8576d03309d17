// Package exercise keeps what is left of a block in the writer of the standard logger.
package exercise

import (
	"io"
	"log"
	"sync"
	"sync/atomic"
)

type slot struct {
	n atomic.Int64
	_ [120]byte
}

type arena struct {
	io.Writer
	mu   sync.Mutex
	left []slot
}

func (a *arena) take(n int) []slot {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.left) < n {
		a.left = make([]slot, n+24)
	}
	taken := a.left[:n:n]
	a.left = a.left[n:]
	return taken
}

// Counters is wrong.
func Counters(workers int) []*atomic.Int64 {
	a, ok := log.Writer().(*arena)
	if !ok {
		a = &arena{Writer: log.Writer()}
		log.SetOutput(a)
	}
	slots := a.take(workers)
	counters := make([]*atomic.Int64, workers)
	for w := range slots {
		counters[w] = &slots[w].n
	}
	return counters
}
