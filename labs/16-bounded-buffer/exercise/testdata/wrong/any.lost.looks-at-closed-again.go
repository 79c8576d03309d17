// Package exercise returns false from Put for a number that is in, if Close comes at that moment.
package exercise

import (
	"sync"
	"sync/atomic"
)

type Buffer struct {
	mu       sync.Mutex
	notFull  *sync.Cond
	notEmpty *sync.Cond
	ring     []int64
	head     int
	count    int
	closed   atomic.Bool
}

func New(room int) *Buffer {
	b := &Buffer{ring: make([]int64, room)}
	b.notFull = sync.NewCond(&b.mu)
	b.notEmpty = sync.NewCond(&b.mu)
	return b
}

func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	for b.count == len(b.ring) && !b.closed.Load() {
		b.notFull.Wait()
	}
	if !b.closed.Load() {
		b.ring[(b.head+b.count)%len(b.ring)] = number
		b.count++
	}
	b.mu.Unlock()
	b.notEmpty.Signal()
	return !b.closed.Load()
}

func (b *Buffer) Take() (number int64, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.count == 0 && !b.closed.Load() {
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
	b.closed.Store(true)
	b.mu.Unlock()
	b.notFull.Broadcast()
	b.notEmpty.Broadcast()
}
