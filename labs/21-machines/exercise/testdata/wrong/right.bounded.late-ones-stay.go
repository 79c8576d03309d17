// Package exercise keeps each chunk that comes again when the window has passed it.
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
	if chunk-r.lowest >= r.window {
		return ErrAhead
	}
	known := r.ahead[chunk]
	r.ahead[chunk] = true
	if known || chunk < r.lowest {
		return nil
	}
	r.total += sum
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
