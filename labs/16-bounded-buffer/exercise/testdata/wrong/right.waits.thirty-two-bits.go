// Package exercise keeps the room in 32 bits.
package exercise

import "sync"

// A Buffer holds numbers on their way.
type Buffer struct {
	mu                sync.Mutex
	notEmpty, notFull *sync.Cond
	numbers           []int64 // guarded by mu, and so are the others
	room              int32
	closed            bool
}

// New returns an empty buffer.
func New(room int) *Buffer {
	b := &Buffer{room: int32(room)}
	b.notEmpty = sync.NewCond(&b.mu)
	b.notFull = b.notEmpty
	return b
}

// Put waits until there is room.
func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) >= int(b.room) && !b.closed {
		b.notFull.Wait()
	}
	if b.closed {
		return false
	}
	b.numbers = append(b.numbers, number)
	b.notEmpty.Broadcast()
	return true
}

// Take waits until there is a number.
func (b *Buffer) Take() (number int64, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) == 0 && !b.closed {
		b.notEmpty.Wait()
	}
	if len(b.numbers) == 0 {
		return 0, false
	}
	number = b.numbers[0]
	b.numbers = b.numbers[1:]
	b.notFull.Broadcast()
	return number, true
}

// Close wakes all that wait.
func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.notEmpty.Broadcast()
	b.notFull.Broadcast()
}
