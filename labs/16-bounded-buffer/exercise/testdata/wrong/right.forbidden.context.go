// Package exercise looks again after a millisecond, by a context.
package exercise

import (
	"context"
	"sync"
)

// A Buffer is wrong.
type Buffer struct {
	mu      sync.Mutex
	numbers []int64
	room    int
	closed  bool
}

// New returns an empty buffer.
func New(room int) *Buffer { return &Buffer{room: room} }

func (b *Buffer) pause() {
	b.mu.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), 1_000_000)
	<-ctx.Done()
	cancel()
	b.mu.Lock()
}

// Put is wrong.
func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) == b.room && !b.closed {
		b.pause()
	}
	if b.closed {
		return false
	}
	b.numbers = append(b.numbers, number)
	return true
}

// Take is wrong.
func (b *Buffer) Take() (int64, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) == 0 && !b.closed {
		b.pause()
	}
	if len(b.numbers) == 0 {
		return 0, false
	}
	number := b.numbers[0]
	b.numbers = b.numbers[1:]
	return number, true
}

// Close closes.
func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
}
