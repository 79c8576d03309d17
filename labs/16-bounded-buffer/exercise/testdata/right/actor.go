// Package exercise is an answer for a test.
package exercise

import (
	"sync"
)

// A Buffer is a goroutine that holds the numbers.
type Buffer struct {
	in, out chan int64
	closing chan struct{}
	once    sync.Once
}

func New(room int) *Buffer {
	b := &Buffer{in: make(chan int64), out: make(chan int64), closing: make(chan struct{})}
	go b.serve(room)
	return b
}

func (b *Buffer) serve(room int) {
	defer close(b.out)
	var held []int64
	closing := b.closing
	for closing != nil || len(held) > 0 {
		var in, out chan int64
		var first int64
		if len(held) < room && closing != nil {
			in = b.in
		}
		if len(held) > 0 {
			out, first = b.out, held[0]
		}
		select {
		case n := <-in:
			held = append(held, n)
		case out <- first:
			held = held[1:]
		case <-closing:
			closing = nil
		}
	}
}

func (b *Buffer) Put(number int64) bool {
	select {
	case <-b.closing:
		return false
	default:
	}
	select {
	case b.in <- number:
		return true
	case <-b.closing:
		return false
	}
}

func (b *Buffer) Take() (int64, bool) {
	n, ok := <-b.out
	return n, ok
}

func (b *Buffer) Close() { b.once.Do(func() { close(b.closing) }) }
