// Package exercise has a goroutine for each Close, which waits for an end that never comes.
package exercise

import "sync"

// A Buffer is right.
type Buffer struct {
	mu      sync.Mutex
	changed *sync.Cond
	numbers []int64
	room    int
	closed  bool
	gone    chan struct{}
}

// New is right.
func New(room int) *Buffer {
	b := &Buffer{room: room, gone: make(chan struct{})}
	b.changed = sync.NewCond(&b.mu)
	return b
}

// Put is right.
func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) == b.room && !b.closed {
		b.changed.Wait()
	}
	if b.closed {
		return false
	}
	b.numbers = append(b.numbers, number)
	b.changed.Broadcast()
	return true
}

// Take is right.
func (b *Buffer) Take() (number int64, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) == 0 && !b.closed {
		b.changed.Wait()
	}
	if len(b.numbers) == 0 {
		return 0, false
	}
	number = b.numbers[0]
	b.numbers = b.numbers[1:]
	b.changed.Broadcast()
	return number, true
}

// Close is wrong.
func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.changed.Broadcast()
	go func() { <-b.gone }()
}
