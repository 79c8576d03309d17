// Package exercise lets the window end with the highest chunk that came.
package exercise

import (
	"context"
	"sync"
)

// A Receiver knows that all chunks below low are counted, and which ones of the
// window from there on.
type Receiver struct {
	mu    sync.Mutex
	low   int64  // guarded by mu
	seen  []bool // guarded by mu; chunk c is at c modulo its length
	total int64  // guarded by mu
}

// New returns a receiver.
func New(window int) *Receiver { return &Receiver{seen: make([]bool, window)} }

// Receive counts the sum of a chunk once.
func (r *Receiver) Receive(chunk, sum int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	window := int64(len(r.seen))
	if chunk < r.low || chunk-r.low < window && r.seen[chunk%window] {
		return nil
	}
	for chunk-r.low >= window {
		r.seen[r.low%window] = false
		r.low++
	}
	r.seen[chunk%window] = true
	r.total += sum
	return nil
}

// Total returns the sum so far.
func (r *Receiver) Total() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.total
}

// Do does a chunk, or hands it back.
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
