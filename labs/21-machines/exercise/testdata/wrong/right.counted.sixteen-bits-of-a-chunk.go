// Package exercise keeps 16 bits of the number of each chunk.
package exercise

import (
	"context"
	"sync"
)

// A Receiver is wrong.
type Receiver struct {
	mu     sync.Mutex
	low    int64
	window int64
	seen   map[uint16]bool
	total  int64
}

// New is wrong.
func New(window int) *Receiver {
	return &Receiver{window: int64(window), seen: map[uint16]bool{}}
}

// Receive is wrong.
func (r *Receiver) Receive(chunk, sum int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case chunk < r.low:
		return nil
	case chunk-r.low >= r.window:
		return ErrAhead
	case r.seen[uint16(chunk)]:
		return nil
	}
	r.seen[uint16(chunk)] = true
	r.total += sum
	for r.seen[uint16(r.low)] {
		delete(r.seen, uint16(r.low))
		r.low++
	}
	return nil
}

// Total is wrong.
func (r *Receiver) Total() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.total
}

// Do does a chunk, or hands it back.
func Do(ctx context.Context, c Chunk) error {
	var sum int64
	for i := c.First(); i <= c.Last(); i++ {
		if err := ctx.Err(); err != nil {
			c.HandBack()
			return err
		}
		sum += c.Number(i)
	}
	if err := c.HandIn(sum); err != nil {
		c.HandBack()
		return err
	}
	c.Done()
	return nil
}
