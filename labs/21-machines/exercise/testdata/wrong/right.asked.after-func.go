// Package exercise learns from another goroutine that the context has ended.
package exercise

import (
	"context"
	"sync"
	"sync/atomic"
)

// A Receiver remembers which chunks of its window have come.
type Receiver struct {
	mu     sync.Mutex
	window int64
	lowest int64
	came   map[int64]bool
	total  int64
}

// New returns a receiver.
func New(window int) *Receiver {
	return &Receiver{window: int64(window), came: map[int64]bool{}}
}

// Receive counts once.
func (r *Receiver) Receive(chunk, sum int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if chunk < r.lowest || r.came[chunk] {
		return nil
	}
	if chunk-r.lowest >= r.window {
		return ErrAhead
	}
	r.came[chunk] = true
	r.total += sum
	for r.came[r.lowest] {
		delete(r.came, r.lowest)
		r.lowest++
	}
	return nil
}

// Total returns the sum.
func (r *Receiver) Total() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.total
}

// Do is wrong.
func Do(ctx context.Context, c Chunk) error {
	var ended atomic.Bool
	stop := context.AfterFunc(ctx, func() { ended.Store(true) })
	defer stop()
	var sum int64
	for i, last := c.First(), c.Last(); ; i++ {
		if ended.Load() {
			c.HandBack()
			return ctx.Err()
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
