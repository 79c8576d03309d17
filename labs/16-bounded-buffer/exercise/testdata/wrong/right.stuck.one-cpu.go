// Package exercise wakes one for the first number if there is one CPU.
package exercise

import (
	"runtime"
	"sync"
)

// A Buffer is wrong.
type Buffer struct {
	mu       sync.Mutex
	notEmpty *sync.Cond
	notFull  *sync.Cond
	items    []int64
	room     int
	closed   bool
}

// New is wrong.
func New(room int) *Buffer {
	b := &Buffer{room: room}
	b.notEmpty, b.notFull = sync.NewCond(&b.mu), sync.NewCond(&b.mu)
	return b
}

// Put is wrong.
func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.items) == b.room && !b.closed {
		b.notFull.Wait()
	}
	if b.closed {
		return false
	}
	b.items = append(b.items, number)
	if runtime.GOMAXPROCS(0) > 1 || len(b.items) == 1 {
		b.notEmpty.Signal()
	}
	return true
}

// Take is wrong.
func (b *Buffer) Take() (number int64, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.items) == 0 && !b.closed {
		b.notEmpty.Wait()
	}
	if len(b.items) == 0 {
		return 0, false
	}
	number, b.items = b.items[0], b.items[1:]
	b.notFull.Signal()
	return number, true
}

// Close is wrong.
func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.notEmpty.Broadcast()
	b.notFull.Broadcast()
}
