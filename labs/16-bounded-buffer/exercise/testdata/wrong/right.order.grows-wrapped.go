// Package exercise has a ring that grows as if its oldest number were always at place 0.
package exercise

import "sync"

type Buffer struct {
	mu          sync.Mutex
	notFull     *sync.Cond
	notEmpty    *sync.Cond
	ring        []int64 // guarded by mu, like all that follows
	head, count int
	closed      bool
	room        int
}

func New(room int) *Buffer {
	b := &Buffer{room: room, ring: make([]int64, min(room, 4))}
	b.notFull = sync.NewCond(&b.mu)
	b.notEmpty = sync.NewCond(&b.mu)
	return b
}

func (b *Buffer) grow() {
	bigger := make([]int64, min(b.room, 2*len(b.ring)))
	copy(bigger, b.ring)
	b.ring = bigger
}

func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.count == b.room && !b.closed {
		b.notFull.Wait()
	}
	if b.closed {
		return false
	}
	if b.count == len(b.ring) {
		b.grow()
	}
	b.ring[(b.head+b.count)%len(b.ring)] = number
	b.count++
	b.notEmpty.Signal()
	return true
}

func (b *Buffer) Take() (number int64, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.count == 0 && !b.closed {
		b.notEmpty.Wait()
	}
	if b.count == 0 {
		return 0, false
	}
	number = b.ring[b.head]
	b.head = (b.head + 1) % len(b.ring)
	b.count--
	b.notFull.Signal()
	return number, true
}

func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.notFull.Broadcast()
	b.notEmpty.Broadcast()
}
