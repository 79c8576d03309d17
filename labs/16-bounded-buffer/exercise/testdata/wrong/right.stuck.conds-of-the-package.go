// Package exercise wakes those who wait at any buffer.
package exercise

import (
	"sync"
)

var (
	mu       sync.Mutex
	notEmpty = &sync.Cond{L: &mu}
	notFull  = &sync.Cond{L: &mu}
)

// A Buffer is wrong.
type Buffer struct {
	items  []int64
	room   int
	closed bool
}

// New is wrong.
func New(room int) *Buffer {
	return &Buffer{room: room}
}

// Put is wrong.
func (b *Buffer) Put(number int64) bool {
	mu.Lock()
	defer mu.Unlock()
	for len(b.items) == b.room && !b.closed {
		notFull.Wait()
	}
	if b.closed {
		return false
	}
	b.items = append(b.items, number)
	notEmpty.Signal()
	return true
}

// Take is wrong.
func (b *Buffer) Take() (number int64, ok bool) {
	mu.Lock()
	defer mu.Unlock()
	for len(b.items) == 0 && !b.closed {
		notEmpty.Wait()
	}
	if len(b.items) == 0 {
		return 0, false
	}
	number, b.items = b.items[0], b.items[1:]
	notFull.Signal()
	return number, true
}

// Close is wrong.
func (b *Buffer) Close() {
	mu.Lock()
	defer mu.Unlock()
	b.closed = true
	notEmpty.Broadcast()
	notFull.Broadcast()
}
