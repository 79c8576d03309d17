// Package exercise counts the calls of Close. After three of them, an empty buffer is open again.
package exercise

import "sync"

// A Buffer is wrong.
type Buffer struct {
	mu      sync.Mutex
	changed *sync.Cond
	numbers []int64
	room    int
	closes  int
}

// New returns an empty buffer.
func New(room int) *Buffer {
	b := &Buffer{room: room}
	b.changed = sync.NewCond(&b.mu)
	return b
}

func (b *Buffer) closed() bool { return b.closes > 0 && (b.closes < 3 || len(b.numbers) > 0) }

// Put is wrong.
func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) >= b.room && !b.closed() {
		b.changed.Wait()
	}
	if b.closed() {
		return false
	}
	b.numbers = append(b.numbers, number)
	b.changed.Broadcast()
	return true
}

// Take takes the oldest number.
func (b *Buffer) Take() (int64, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) == 0 && b.closes == 0 {
		b.changed.Wait()
	}
	if len(b.numbers) == 0 {
		return 0, false
	}
	number := b.numbers[0]
	b.numbers = b.numbers[1:]
	b.changed.Broadcast()
	return number, true
}

// Close is wrong.
func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closes++
	b.changed.Broadcast()
}
