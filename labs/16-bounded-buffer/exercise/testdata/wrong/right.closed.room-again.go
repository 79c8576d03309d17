// Package exercise lets a waiting put go on if it finds room, closed or not.
package exercise

import "sync"

// A Buffer is wrong.
type Buffer struct {
	mu      sync.Mutex
	numbers []int64
	room    int
	closed  bool
	changed *sync.Cond
}

// New returns an empty buffer.
func New(room int) *Buffer {
	b := &Buffer{room: room}
	b.changed = sync.NewCond(&b.mu)
	return b
}

// Put is wrong.
func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return false
	}
	for len(b.numbers) == b.room {
		if b.closed {
			return false
		}
		b.changed.Wait()
	}
	b.numbers = append(b.numbers, number)
	b.changed.Broadcast()
	return true
}

// Take waits for a number.
func (b *Buffer) Take() (int64, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) == 0 && !b.closed {
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

// Close closes.
func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.changed.Broadcast()
}
