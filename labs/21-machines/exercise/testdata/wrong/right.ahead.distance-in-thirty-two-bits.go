// Package exercise keeps 32 bits of the distance from the begin of the window.
package exercise

import (
	"context"
	"sync"
)

// A Receiver is wrong.
type Receiver struct {
	mu    sync.Mutex
	low   int64
	seen  []bool // of chunk low+i, from place first on
	first uint32
	total int64
}

// New is wrong.
func New(window int) *Receiver { return &Receiver{seen: make([]bool, window)} }

// Receive is wrong.
func (r *Receiver) Receive(chunk, sum int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if chunk < r.low {
		return nil
	}
	distance := uint32(chunk - r.low)
	if int(distance) >= len(r.seen) {
		return ErrAhead
	}
	place := (int(r.first) + int(distance)) % len(r.seen)
	if r.seen[place] {
		return nil
	}
	r.seen[place] = true
	r.total += sum
	for r.seen[r.first] {
		r.seen[r.first] = false
		r.first = uint32((int(r.first) + 1) % len(r.seen))
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
