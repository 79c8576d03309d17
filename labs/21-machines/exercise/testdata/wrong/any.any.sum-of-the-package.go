// Package exercise adds up in a variable of the package.
package exercise

import (
	"context"
	"sync"
)

var sum int64

// A Receiver is right.
type Receiver struct {
	mu     sync.Mutex
	base   int64
	window int64
	total  int64
	ahead  map[int64]bool
}

// New is right.
func New(window int) *Receiver {
	return &Receiver{window: int64(window), ahead: map[int64]bool{}}
}

// Receive is right.
func (r *Receiver) Receive(chunk, sum int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if chunk < r.base || r.ahead[chunk] {
		return nil
	}
	if chunk-r.base >= r.window {
		return ErrAhead
	}
	r.total += sum
	r.ahead[chunk] = true
	for r.ahead[r.base] {
		delete(r.ahead, r.base)
		r.base++
	}
	return nil
}

// Total is right.
func (r *Receiver) Total() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.total
}

// Do is wrong.
func Do(ctx context.Context, c Chunk) error {
	sum = 0
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
