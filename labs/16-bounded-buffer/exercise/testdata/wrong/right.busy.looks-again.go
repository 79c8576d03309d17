// Package exercise is an answer for a test.
package exercise

import (
	"runtime"
	"sync"
)

type Buffer struct {
	mu     sync.Mutex
	items  []int64
	room   int
	closed bool
}

func New(room int) *Buffer { return &Buffer{room: room} }

func (b *Buffer) Put(number int64) bool {
	for {
		b.mu.Lock()
		if b.closed {
			b.mu.Unlock()
			return false
		}
		if len(b.items) < b.room {
			b.items = append(b.items, number)
			b.mu.Unlock()
			return true
		}
		b.mu.Unlock()
		runtime.Gosched()
	}
}

func (b *Buffer) Take() (int64, bool) {
	for {
		b.mu.Lock()
		if len(b.items) > 0 {
			n := b.items[0]
			b.items = b.items[1:]
			b.mu.Unlock()
			return n, true
		}
		closed := b.closed
		b.mu.Unlock()
		if closed {
			return 0, false
		}
		runtime.Gosched()
	}
}

func (b *Buffer) Close() {
	b.mu.Lock()
	b.closed = true
	b.mu.Unlock()
}
