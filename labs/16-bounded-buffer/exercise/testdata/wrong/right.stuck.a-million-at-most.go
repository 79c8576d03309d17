// Package exercise has room for 2^20 numbers at most, whatever the caller wants.
package exercise

import "sync"

// A Buffer holds numbers on their way.
type Buffer struct {
	mu      sync.Mutex
	change  *sync.Cond
	numbers []int64
	room    int
	closed  bool
}

// New is wrong.
func New(room int) *Buffer {
	b := &Buffer{room: min(room, 1<<20)}
	b.change = sync.NewCond(&b.mu)
	return b
}

// Put is right.
func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) >= b.room && !b.closed {
		b.change.Wait()
	}
	if b.closed {
		return false
	}
	b.numbers = append(b.numbers, number)
	b.change.Broadcast()
	return true
}

// Take is right.
func (b *Buffer) Take() (number int64, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) == 0 && !b.closed {
		b.change.Wait()
	}
	if len(b.numbers) == 0 {
		return 0, false
	}
	number, b.numbers = b.numbers[0], b.numbers[1:]
	b.change.Broadcast()
	return number, true
}

// Close is right.
func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.change.Broadcast()
}
