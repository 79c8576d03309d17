// Package exercise signals only when the buffer stops being empty or full.
package exercise

import "sync"

// A Buffer is wrong.
type Buffer struct {
	mu       sync.Mutex
	numbers  []int64
	room     int
	closed   bool
	notEmpty *sync.Cond
	notFull  *sync.Cond
}

// New returns an empty buffer.
func New(room int) *Buffer {
	b := &Buffer{room: room}
	b.notEmpty = sync.NewCond(&b.mu)
	b.notFull = sync.NewCond(&b.mu)
	return b
}

// Put is wrong.
func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) == b.room && !b.closed {
		b.notFull.Wait()
	}
	if b.closed {
		return false
	}
	b.numbers = append(b.numbers, number)
	if len(b.numbers) == 1 {
		b.notEmpty.Signal()
	}
	return true
}

// Take is wrong.
func (b *Buffer) Take() (int64, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) == 0 && !b.closed {
		b.notEmpty.Wait()
	}
	if len(b.numbers) == 0 {
		return 0, false
	}
	number := b.numbers[0]
	b.numbers = b.numbers[1:]
	if len(b.numbers) == b.room-1 {
		b.notFull.Signal()
	}
	return number, true
}

// Close closes.
func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.notEmpty.Broadcast()
	b.notFull.Broadcast()
}
