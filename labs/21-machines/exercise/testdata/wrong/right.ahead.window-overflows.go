// Package exercise adds a window to a chunk, which may be more than an int64 holds.
package exercise

import (
	"context"
	"sync"
)

// A Receiver knows which chunks of the window have come.
type Receiver struct {
	mu     sync.Mutex
	window int64
	lowest int64 // the first chunk that is missing
	ahead  map[int64]bool
	total  int64
}

func New(window int) *Receiver {
	return &Receiver{window: int64(window), ahead: map[int64]bool{}}
}

func (r *Receiver) Receive(chunk, sum int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if chunk < r.lowest || r.ahead[chunk] {
		return nil
	}
	if end := r.lowest + r.window; chunk >= end {
		return ErrAhead
	}
	r.total += sum
	r.ahead[chunk] = true
	for r.ahead[r.lowest] {
		delete(r.ahead, r.lowest)
		r.lowest++
	}
	return nil
}

func (r *Receiver) Total() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.total
}

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
