// Package exercise lets a select choose between room and the end.
package exercise

import "sync"

// A Buffer is wrong.
type Buffer struct {
	numbers chan int64
	closed  chan struct{}
	once    sync.Once
}

// New returns an empty buffer.
func New(room int) *Buffer {
	return &Buffer{numbers: make(chan int64, room), closed: make(chan struct{})}
}

// Put is wrong.
func (b *Buffer) Put(number int64) bool {
	select {
	case b.numbers <- number:
		return true
	case <-b.closed:
		return false
	}
}

// Take is wrong.
func (b *Buffer) Take() (int64, bool) {
	select {
	case number := <-b.numbers:
		return number, true
	case <-b.closed:
		select {
		case number := <-b.numbers:
			return number, true
		default:
			return 0, false
		}
	}
}

// Close closes.
func (b *Buffer) Close() { b.once.Do(func() { close(b.closed) }) }
