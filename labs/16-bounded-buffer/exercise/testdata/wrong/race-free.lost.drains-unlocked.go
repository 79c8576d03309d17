// Package exercise takes the lock no longer once the buffer is closed, for nobody puts any more: two that take at once
// may get the same number.
package exercise

import (
	"sync"
	"sync/atomic"
)

type Buffer struct {
	mu      sync.Mutex
	changed *sync.Cond
	room    int64
	numbers map[int64]int64
	head    atomic.Int64
	tail    atomic.Int64
	closed  atomic.Bool
}

func New(room int) *Buffer {
	b := &Buffer{room: int64(room), numbers: map[int64]int64{}}
	b.changed = sync.NewCond(&b.mu)
	return b
}

func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.tail.Load()-b.head.Load() == b.room && !b.closed.Load() {
		b.changed.Wait()
	}
	if b.closed.Load() {
		return false
	}
	b.numbers[b.tail.Load()] = number
	b.tail.Add(1)
	b.changed.Broadcast()
	return true
}

func (b *Buffer) Take() (int64, bool) {
	if b.closed.Load() { // nobody puts any more, so there is nothing to guard
		head := b.head.Load()
		if head == b.tail.Load() {
			return 0, false
		}
		b.head.Store(head + 1)
		return b.numbers[head], true
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.tail.Load() == b.head.Load() && !b.closed.Load() {
		b.changed.Wait()
	}
	if b.tail.Load() == b.head.Load() {
		return 0, false
	}
	head := b.head.Load()
	number := b.numbers[head]
	if !b.closed.Load() {
		delete(b.numbers, head)
	}
	b.head.Add(1)
	b.changed.Broadcast()
	return number, true
}

func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed.Store(true)
	b.changed.Broadcast()
}
