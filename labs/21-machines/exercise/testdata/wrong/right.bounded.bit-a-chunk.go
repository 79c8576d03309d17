// Package exercise keeps a bit of every chunk.
package exercise

import (
	"context"
	"sync"
)

// A Receiver knows that all chunks below low are counted, and which ones of the
// window from there on.
type Receiver struct {
	mu     sync.Mutex
	low    int64    // guarded by mu
	bits   []uint64 // guarded by mu
	window int64
	total  int64 // guarded by mu
}

// New returns a receiver.
func New(window int) *Receiver { return &Receiver{window: int64(window)} }

// Receive counts the sum of a chunk once.
func (r *Receiver) Receive(chunk, sum int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if chunk >= r.low+r.window {
		return ErrAhead
	}
	for int64(len(r.bits)) <= chunk/64 {
		r.bits = append(r.bits, 0)
	}
	if r.bits[chunk/64]&(1<<(chunk%64)) != 0 {
		return nil
	}
	r.bits[chunk/64] |= 1 << (chunk % 64)
	r.total += sum
	for r.low/64 < int64(len(r.bits)) && r.bits[r.low/64]&(1<<(r.low%64)) != 0 {
		r.low++
	}
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
