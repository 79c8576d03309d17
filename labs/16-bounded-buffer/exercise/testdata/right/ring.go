// Package exercise is an answer for a test.
package exercise

import "sync"

type Buffer struct {
	sync.Mutex
	changed     sync.Cond
	ring        []int64
	first, held int
	over        bool
}

func New(room int) *Buffer {
	b := &Buffer{ring: make([]int64, room)}
	b.changed.L = b
	return b
}

func (b *Buffer) Put(number int64) bool {
	b.Lock()
	defer b.Unlock()
	for !b.over && b.held == len(b.ring) {
		b.changed.Wait()
	}
	if !b.over {
		b.ring[(b.first+b.held)%len(b.ring)] = number
		b.held++
		b.changed.Broadcast()
	}
	return !b.over
}

func (b *Buffer) Take() (int64, bool) {
	b.Lock()
	defer b.Unlock()
	for !b.over && b.held == 0 {
		b.changed.Wait()
	}
	if b.held == 0 {
		return 0, false
	}
	number := b.ring[b.first]
	b.first = (b.first + 1) % len(b.ring)
	b.held--
	b.changed.Broadcast()
	return number, true
}

func (b *Buffer) Close() {
	b.Lock()
	b.over = true
	b.Unlock()
	b.changed.Broadcast()
}
