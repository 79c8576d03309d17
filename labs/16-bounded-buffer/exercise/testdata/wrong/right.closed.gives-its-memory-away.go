// Package exercise gives the memory of a closed buffer to the next one, though there
// may be numbers in it.
package exercise

import "sync"

type ring struct {
	mu      sync.Mutex
	numbers []int64
}

var (
	sparesMu sync.Mutex
	spares   = map[int]*ring{} // by their room; guarded by sparesMu
)

type Buffer struct {
	mu          sync.Mutex
	changed     *sync.Cond
	room        int
	ring        *ring
	first, many int
	closed      bool
}

func New(room int) *Buffer {
	sparesMu.Lock()
	defer sparesMu.Unlock()
	r := spares[room]
	delete(spares, room)
	if r == nil {
		r = &ring{numbers: make([]int64, room)}
	}
	b := &Buffer{room: room, ring: r}
	b.changed = sync.NewCond(&b.mu)
	return b
}

func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for !b.closed && b.many == b.room {
		b.changed.Wait()
	}
	if b.closed {
		return false
	}
	b.ring.mu.Lock()
	b.ring.numbers[(b.first+b.many)%b.room] = number
	b.ring.mu.Unlock()
	b.many++
	b.changed.Broadcast()
	return true
}

func (b *Buffer) Take() (number int64, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for !b.closed && b.many == 0 {
		b.changed.Wait()
	}
	if b.many == 0 {
		return 0, false
	}
	b.ring.mu.Lock()
	number = b.ring.numbers[b.first]
	b.ring.mu.Unlock()
	b.first = (b.first + 1) % b.room
	b.many--
	b.changed.Broadcast()
	return number, true
}

func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.closed {
		sparesMu.Lock()
		spares[b.room] = b.ring
		sparesMu.Unlock()
	}
	b.closed = true
	b.changed.Broadcast()
}
