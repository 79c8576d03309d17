// Package exercise keeps used nodes for all buffers in one list, and each buffer
// takes its own lock: two buffers may take the same node.
package exercise

import "sync"

type node struct {
	number int64
	next   *node
}

var free *node

func newNode(number int64) *node {
	n := free
	if n == nil {
		return &node{number: number}
	}
	free = n.next
	n.number, n.next = number, nil
	return n
}

// A Buffer holds numbers on their way.
type Buffer struct {
	mu          sync.Mutex
	change      *sync.Cond
	first, last *node
	length      int
	room        int
	closed      bool
}

// New is right.
func New(room int) *Buffer {
	b := &Buffer{room: room}
	b.change = sync.NewCond(&b.mu)
	return b
}

// Put is wrong.
func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.length == b.room && !b.closed {
		b.change.Wait()
	}
	if b.closed {
		return false
	}
	n := newNode(number)
	if b.first == nil {
		b.first = n
	} else {
		b.last.next = n
	}
	b.last = n
	b.length++
	b.change.Broadcast()
	return true
}

// Take is wrong.
func (b *Buffer) Take() (int64, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.length == 0 && !b.closed {
		b.change.Wait()
	}
	if b.length == 0 {
		return 0, false
	}
	n := b.first
	number := n.number
	b.first = n.next
	b.length--
	n.next = free
	free = n
	b.change.Broadcast()
	return number, true
}

// Close is right.
func (b *Buffer) Close() {
	b.mu.Lock()
	b.closed = true
	b.mu.Unlock()
	b.change.Broadcast()
}
