// Package exercise has one map of chunks for all receivers.
package exercise

import (
	"context"
	"sync"
)

// A Receiver is wrong.
type Receiver struct {
	mu     sync.Mutex
	window int64
	next   int64 // the lowest chunk that is missing
	total  int64
}

// New is wrong.
func New(window int) *Receiver { return &Receiver{window: int64(window)} }

// Receive is wrong.
func (r *Receiver) Receive(chunk, sum int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if chunk < r.next || seen[chunk] {
		return nil
	}
	if chunk-r.next >= r.window {
		return ErrAhead
	}
	seen[chunk] = true
	r.total += sum
	for seen[r.next] {
		delete(seen, r.next)
		r.next++
	}
	return nil
}

// Total is wrong.
func (r *Receiver) Total() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.total
}

var seen = map[int64]bool{}

// Do is wrong.
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
