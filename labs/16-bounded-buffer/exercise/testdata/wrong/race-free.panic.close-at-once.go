// Package exercise looks whether it is closed before it closes, in two steps.
package exercise

import "sync"

// A Buffer is wrong.
type Buffer struct {
	mu      sync.Mutex
	numbers []int64
	room    int
	changed *sync.Cond
	closed  chan struct{}
}

// New returns an empty buffer.
func New(room int) *Buffer {
	b := &Buffer{room: room, closed: make(chan struct{})}
	b.changed = sync.NewCond(&b.mu)
	return b
}

func (b *Buffer) isClosed() bool {
	select {
	case <-b.closed:
		return true
	default:
		return false
	}
}

// Put waits for room.
func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) == b.room && !b.isClosed() {
		b.changed.Wait()
	}
	if b.isClosed() {
		return false
	}
	b.numbers = append(b.numbers, number)
	b.changed.Broadcast()
	return true
}

// Take waits for a number.
func (b *Buffer) Take() (int64, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) == 0 && !b.isClosed() {
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
	if b.isClosed() {
		return
	}
	close(b.closed)
	b.mu.Lock()
	b.changed.Broadcast()
	b.mu.Unlock()
}
