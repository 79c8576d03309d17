// "To close it once more changes nothing": two that close at the same time may both close the channel.
package exercise

import (
	"sync"
)

type Buffer struct {
	sending sync.RWMutex
	numbers chan int64
	done    chan struct{}
	ended   bool
}

func New(room int) *Buffer {
	return &Buffer{numbers: make(chan int64, room), done: make(chan struct{})}
}

func (b *Buffer) Put(number int64) bool {
	b.sending.RLock()
	defer b.sending.RUnlock()
	select {
	case <-b.done:
		return false
	default:
	}
	select {
	case b.numbers <- number:
		return true
	case <-b.done:
		return false
	}
}

func (b *Buffer) Take() (number int64, ok bool) {
	number, ok = <-b.numbers
	return number, ok
}

func (b *Buffer) Close() {
	if b.ended {
		return
	}
	b.ended = true
	close(b.done)
	b.sending.Lock()
	close(b.numbers)
	b.sending.Unlock()
}
