// Package exercise looks whether the buffer is closed, and puts afterwards.
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
	case <-b.closed:
		return false
	default:
	}
	select {
	case <-b.closed:
		return false
	case b.numbers <- number:
		return true
	}
}

// Take takes what is there before it looks at the end.
func (b *Buffer) Take() (int64, bool) {
	select {
	case number := <-b.numbers:
		return number, true
	default:
	}
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
