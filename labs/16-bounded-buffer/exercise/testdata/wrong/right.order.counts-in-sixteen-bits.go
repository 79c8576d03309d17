// Package exercise counts places in 16 bits, which only a few sizes of the ring divide.
package exercise

import (
	"sync"
)

// A Buffer is wrong.
type Buffer struct {
	mu         sync.Mutex
	change     sync.Cond
	ring       []int64
	head, tail uint16
	n          int
	closed     bool
}

// New is wrong.
func New(room int) *Buffer {
	b := &Buffer{ring: make([]int64, room)}
	b.change.L = &b.mu
	return b
}

// Put is wrong.
func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.n == len(b.ring) && !b.closed {
		b.change.Wait()
	}
	if b.closed {
		return false
	}
	b.ring[int(b.tail)%len(b.ring)] = number
	b.tail++
	b.n++
	b.change.Broadcast()
	return true
}

// Take is wrong.
func (b *Buffer) Take() (number int64, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.n == 0 && !b.closed {
		b.change.Wait()
	}
	if b.n == 0 {
		return 0, false
	}
	number = b.ring[int(b.head)%len(b.ring)]
	b.head++
	b.n--
	b.change.Broadcast()
	return number, true
}

// Close is wrong.
func (b *Buffer) Close() {
	b.mu.Lock()
	b.closed = true
	b.mu.Unlock()
	b.change.Broadcast()
}
