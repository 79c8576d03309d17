// Package exercise marks a chunk as counted before it adds its sum.
package exercise

import (
	"context"
	"sync"
	"sync/atomic"
)

// A Receiver is wrong.
type Receiver struct {
	mu     sync.Mutex
	window int64
	lowest int64
	came   map[int64]bool
	total  atomic.Int64
}

// New returns a receiver.
func New(window int) *Receiver {
	return &Receiver{window: int64(window), came: map[int64]bool{}}
}

// Receive is wrong.
func (r *Receiver) Receive(chunk, sum int64) error {
	fresh, err := r.mark(chunk)
	if fresh {
		r.total.Add(sum)
	}
	return err
}

func (r *Receiver) mark(chunk int64) (fresh bool, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if chunk < r.lowest || r.came[chunk] {
		return false, nil
	}
	if chunk-r.lowest >= r.window {
		return false, ErrAhead
	}
	r.came[chunk] = true
	for r.came[r.lowest] {
		delete(r.came, r.lowest)
		r.lowest++
	}
	return true, nil
}

// Total is wrong.
func (r *Receiver) Total() int64 { return r.total.Load() }

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
