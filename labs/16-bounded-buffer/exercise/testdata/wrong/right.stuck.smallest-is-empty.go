// Package exercise is an answer for a test.
package exercise

import (
	"math"
	"sync"
)

const none = math.MinInt64

type Buffer struct {
	mu       sync.Mutex
	cond     *sync.Cond
	ring     []int64
	in, out  int
	isClosed bool
}

func New(room int) *Buffer {
	b := &Buffer{ring: make([]int64, room)}
	for i := range b.ring {
		b.ring[i] = none
	}
	b.cond = sync.NewCond(&b.mu)
	return b
}

func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.ring[b.in] != none && !b.isClosed {
		b.cond.Wait()
	}
	if b.isClosed {
		return false
	}
	b.ring[b.in] = number
	b.in = (b.in + 1) % len(b.ring)
	b.cond.Broadcast()
	return true
}

func (b *Buffer) Take() (int64, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.ring[b.out] == none && !b.isClosed {
		b.cond.Wait()
	}
	n := b.ring[b.out]
	if n == none {
		return 0, false
	}
	b.ring[b.out] = none
	b.out = (b.out + 1) % len(b.ring)
	b.cond.Broadcast()
	return n, true
}

func (b *Buffer) Close() {
	b.mu.Lock()
	b.isClosed = true
	b.mu.Unlock()
	b.cond.Broadcast()
}
