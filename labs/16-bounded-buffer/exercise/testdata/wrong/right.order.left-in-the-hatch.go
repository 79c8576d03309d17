// Package exercise hands a number to one who waits through a hatch. What was handed to one who had been served
// already lies there, and is overtaken by what comes later.
package exercise

import "sync"

type Buffer struct {
	mu       sync.Mutex
	changed  *sync.Cond
	room     int
	numbers  []int64
	hatch    []int64
	waiting  int // takers that wait, or were woken and have not looked yet
	isClosed bool
}

func New(room int) *Buffer {
	b := &Buffer{room: room}
	b.changed = sync.NewCond(&b.mu)
	return b
}

func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers)+len(b.hatch) == b.room && !b.isClosed {
		b.changed.Wait()
	}
	if b.isClosed {
		return false
	}
	if b.waiting > 0 {
		b.hatch = append(b.hatch, number)
	} else {
		b.numbers = append(b.numbers, number)
	}
	b.changed.Broadcast()
	return true
}

func first(from *[]int64) (int64, bool) {
	number := (*from)[0]
	*from = (*from)[1:]
	return number, true
}

func (b *Buffer) Take() (int64, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	defer b.changed.Broadcast()
	if len(b.numbers) > 0 {
		return first(&b.numbers)
	}
	b.waiting++
	for len(b.numbers)+len(b.hatch) == 0 && !b.isClosed {
		b.changed.Wait()
	}
	b.waiting--
	switch {
	case len(b.hatch) > 0:
		return first(&b.hatch)
	case len(b.numbers) > 0:
		return first(&b.numbers)
	}
	return 0, false
}

func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.isClosed = true
	b.changed.Broadcast()
}
