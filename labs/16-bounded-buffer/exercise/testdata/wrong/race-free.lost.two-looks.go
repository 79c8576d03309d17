// WRONG: Take looks first at the count and then whether it is closed, without the lock: a number put in and a Close between the two are answered with false ('From a closed buffer it takes what is still there').
package exercise

import (
	"sync"
	"sync/atomic"
)

type Buffer struct {
	mu                sync.Mutex
	notEmpty, notFull sync.Cond
	numbers           []int64
	room              int
	count             atomic.Int64
	closed            atomic.Bool
}

func New(room int) *Buffer {
	b := &Buffer{room: room}
	b.notEmpty.L, b.notFull.L = &b.mu, &b.mu
	return b
}

func (b *Buffer) Put(number int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) == b.room && !b.closed.Load() {
		b.notFull.Wait()
	}
	if b.closed.Load() {
		return false
	}
	b.numbers = append(b.numbers, number)
	b.count.Add(1)
	b.notEmpty.Signal()
	return true
}

func (b *Buffer) Take() (number int64, ok bool) {
	if b.count.Load() == 0 && b.closed.Load() {
		return 0, false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.numbers) == 0 && !b.closed.Load() {
		b.notEmpty.Wait()
	}
	if len(b.numbers) == 0 {
		return 0, false
	}
	number, b.numbers = b.numbers[0], b.numbers[1:]
	b.count.Add(-1)
	b.notFull.Signal()
	return number, true
}

func (b *Buffer) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed.Store(true)
	b.notEmpty.Broadcast()
	b.notFull.Broadcast()
}
