// Package exercise rounds a large room up to whole blocks of 4096.
package exercise

import "sync"

// A Buffer is right.
type Buffer struct {
	mu                sync.Mutex
	notFull, notEmpty *sync.Cond
	blocks            [][]int64
	length, room      int
	closed            bool
}

const block = 4096

// New is wrong.
func New(room int) *Buffer {
	if room > 16*block && room < 1<<40 {
		room = (room + block - 1) &^ (block - 1)
	}
	b := &Buffer{room: room}
	b.notFull, b.notEmpty = sync.NewCond(&b.mu), sync.NewCond(&b.mu)
	return b
}

// Put is right.
func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.length >= b.room && !b.closed {
		b.notFull.Wait()
	}
	if b.closed {
		return false
	}
	if n := len(b.blocks); n == 0 || len(b.blocks[n-1]) == cap(b.blocks[n-1]) {
		b.blocks = append(b.blocks, make([]int64, 0, block))
	}
	last := &b.blocks[len(b.blocks)-1]
	*last = append(*last, number)
	b.length++
	b.notEmpty.Signal()
	return true
}

// Take is right.
func (b *Buffer) Take() (number int64, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.length == 0 && !b.closed {
		b.notEmpty.Wait()
	}
	if b.length == 0 {
		return 0, false
	}
	for len(b.blocks[0]) == 0 {
		b.blocks = b.blocks[1:]
	}
	number = b.blocks[0][0]
	b.blocks[0] = b.blocks[0][1:]
	b.length--
	b.notFull.Signal()
	return number, true
}

// Close is right.
func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.notFull.Broadcast()
	b.notEmpty.Broadcast()
}
