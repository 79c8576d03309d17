// "the one that was put in first": the ring counts in a byte.
package exercise

import (
	"sync"
)

type Buffer struct {
	mu            sync.Mutex
	filled, freed *sync.Cond
	ring          []int64
	head          uint8
	held          int
	closed        bool
}

func New(room int) *Buffer {
	b := &Buffer{ring: make([]int64, room)}
	b.filled = sync.NewCond(&b.mu)
	b.freed = sync.NewCond(&b.mu)
	return b
}

func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.held == len(b.ring) && !b.closed {
		b.freed.Wait()
	}
	if b.closed {
		return false
	}
	b.ring[(int(b.head)+b.held)%len(b.ring)] = number
	b.held++
	b.filled.Signal()
	return true
}

func (b *Buffer) Take() (number int64, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.held == 0 && !b.closed {
		b.filled.Wait()
	}
	if b.held == 0 {
		return 0, false
	}
	number = b.ring[int(b.head)%len(b.ring)]
	b.head = uint8((int(b.head) + 1) % len(b.ring))
	b.held--
	b.freed.Signal()
	return number, true
}

func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.filled.Broadcast()
	b.freed.Broadcast()
}
