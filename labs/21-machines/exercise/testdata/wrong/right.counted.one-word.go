// Package exercise keeps the window in the 64 bits of a word.
package exercise

import (
	"context"
	"math/bits"
	"sync"
)

// A Receiver is wrong.
type Receiver struct {
	mu     sync.Mutex
	window int64
	lowest int64
	came   uint64
	total  int64
}

// New is wrong.
func New(window int) *Receiver { return &Receiver{window: int64(window)} }

// Receive is wrong.
func (r *Receiver) Receive(chunk, sum int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	place := chunk - r.lowest
	if place < 0 {
		return nil
	}
	if place >= r.window {
		return ErrAhead
	}
	bit := uint64(1) << place
	if r.came&bit != 0 {
		return nil
	}
	r.came |= bit
	r.total += sum
	n := bits.TrailingZeros64(^r.came)
	r.came >>= n
	r.lowest += int64(n)
	return nil
}

// Total returns the sum.
func (r *Receiver) Total() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.total
}

// Do adds up and hands in.
func Do(ctx context.Context, c Chunk) error {
	var sum int64
	for i, last := c.First(), c.Last(); ; i++ {
		if err := ctx.Err(); err != nil {
			c.HandBack()
			return err
		}
		sum += c.Number(i)
		if i == last {
			break
		}
	}
	if err := c.HandIn(sum); err != nil {
		c.HandBack()
		return err
	}
	c.Done()
	return nil
}
