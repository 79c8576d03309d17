// Package exercise is an answer for a test.
package exercise

import (
	"sync"
)

type Buffer struct {
	mu      sync.RWMutex
	closed  bool
	numbers chan int64
}

func New(room int) *Buffer { return &Buffer{numbers: make(chan int64, room)} }

func (b *Buffer) Put(number int64) bool {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if b.closed {
		return false
	}
	b.numbers <- number
	return true
}

func (b *Buffer) Take() (int64, bool) {
	n, ok := <-b.numbers
	return n, ok
}

func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.closed {
		b.closed = true
		close(b.numbers)
	}
}
