// Package exercise remembers which chunk came last, for all receivers in one variable, and
// each of them takes its own lock.
package exercise

import (
	"context"
	"sync"
)

var last struct {
	of    *Receiver
	chunk int64
}

// A Receiver is wrong.
type Receiver struct {
	mu    sync.Mutex
	low   int64
	seen  []bool
	total int64
}

// New is right.
func New(window int) *Receiver { return &Receiver{seen: make([]bool, window)} }

// Receive is wrong.
func (r *Receiver) Receive(chunk, sum int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if last.of == r && last.chunk == chunk {
		return nil
	}
	window := int64(len(r.seen))
	switch {
	case chunk-r.low >= window:
		return ErrAhead
	case chunk < r.low || r.seen[chunk%window]:
		return nil
	}
	r.seen[chunk%window] = true
	r.total += sum
	for r.seen[r.low%window] {
		r.seen[r.low%window] = false
		r.low++
	}
	last.of, last.chunk = r, chunk
	return nil
}

// Total is right.
func (r *Receiver) Total() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.total
}

// Do is right.
func Do(ctx context.Context, c Chunk) error {
	var sum int64
	for i := c.First(); i <= c.Last(); i++ {
		if ctx.Err() != nil {
			c.HandBack()
			return ctx.Err()
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
