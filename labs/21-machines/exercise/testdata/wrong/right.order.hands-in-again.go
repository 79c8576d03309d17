package exercise

import (
	"context"
	"errors"
	"runtime"
	"sync"
)

// A Receiver adds up the sums of chunks.
type Receiver struct {
	mu     sync.Mutex
	window int64
	low    int64
	early  map[int64]bool
	total  int64
}

// New returns a receiver.
func New(window int) *Receiver {
	return &Receiver{window: int64(window), early: map[int64]bool{}}
}

// Receive counts the sum of a chunk if it has not counted that chunk before.
func (r *Receiver) Receive(chunk, sum int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if chunk < r.low || r.early[chunk] {
		return nil
	}
	if chunk-r.low >= r.window {
		return ErrAhead
	}
	r.total += sum
	r.early[chunk] = true
	for r.early[r.low] {
		delete(r.early, r.low)
		r.low++
	}
	return nil
}

// Total returns the sum of all that was counted so far.
func (r *Receiver) Total() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.total
}

// Do adds up the chunk's numbers, and hands the sum in.
func Do(ctx context.Context, c Chunk) error {
	var sum int64
	for i := c.First(); i <= c.Last(); i++ {
		if err := ctx.Err(); err != nil {
			c.HandBack()
			return err
		}
		sum += c.Number(i)
	}
	err := c.HandIn(sum)
	for errors.Is(err, ErrAhead) {
		runtime.Gosched() // "send it again later"
		err = c.HandIn(sum)
	}
	if err != nil {
		c.HandBack()
		return err
	}
	c.Done()
	return nil
}
