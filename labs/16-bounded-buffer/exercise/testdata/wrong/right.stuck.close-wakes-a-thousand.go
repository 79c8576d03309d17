// Package exercise wakes a thousand of those that wait for room.
package exercise

import "sync"

// Buffer is wrong.
type Buffer struct {
	mu                sync.Mutex
	notEmpty, notFull *sync.Cond
	numbers           []int64
	room              int
	closed            bool
}

// New returns an empty buffer.
func New(room int) *Buffer {
	b := &Buffer{room: room}
	b.notEmpty, b.notFull = sync.NewCond(&b.mu), sync.NewCond(&b.mu)
	return b
}

// Put puts a number in.
func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) >= b.room && !b.closed {
		b.notFull.Wait()
	}
	if b.closed {
		return false
	}
	b.numbers = append(b.numbers, number)
	b.notEmpty.Signal()
	return true
}

// Take takes a number out.
func (b *Buffer) Take() (number int64, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) == 0 && !b.closed {
		b.notEmpty.Wait()
	}
	if len(b.numbers) == 0 {
		return 0, false
	}
	number, b.numbers = b.numbers[0], b.numbers[1:]
	b.notFull.Signal()
	return number, true
}

// Close is wrong.
func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.notEmpty.Broadcast()
	for range 1000 {
		b.notFull.Signal()
	}
}
