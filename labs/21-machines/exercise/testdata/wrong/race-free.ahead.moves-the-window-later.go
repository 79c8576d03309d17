// Package exercise moves the window when it has given the lock back.
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
	seen   map[int64]bool
	total  int64
}

// New is wrong.
func New(window int) *Receiver {
	return &Receiver{window: int64(window), seen: make(map[int64]bool)}
}

func (r *Receiver) count(chunk, sum int64) (known bool, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if chunk < r.low || r.seen[chunk] {
		return true, nil
	}
	if chunk-r.low >= r.window {
		return true, ErrAhead
	}
	r.seen[chunk] = true
	r.total += sum
	return false, nil
}

func (r *Receiver) move() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.seen[r.low] {
		delete(r.seen, r.low)
		r.low++
	}
}

// Receive is wrong.
func (r *Receiver) Receive(chunk, sum int64) error {
	known, err := r.count(chunk, sum)
	if !known {
		r.move()
	}
	return err
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
