// Package exercise remembers only what is behind the first gap, in a map.
package exercise

import (
	"context"
	"sync"
)

// A Receiver keeps the chunks that came before their turn.
type Receiver struct {
	sync.Mutex
	window, next, sum int64
	early             map[int64]struct{}
}

// New returns a receiver.
func New(window int) *Receiver {
	return &Receiver{window: int64(window), early: map[int64]struct{}{}}
}

// Receive counts once.
func (r *Receiver) Receive(chunk, sum int64) error {
	r.Lock()
	defer r.Unlock()
	if chunk < r.next {
		return nil
	}
	if chunk-r.next >= r.window {
		return ErrAhead
	}
	if _, known := r.early[chunk]; known {
		return nil
	}
	r.sum += sum
	r.early[chunk] = struct{}{}
	for {
		if _, known := r.early[r.next]; !known {
			return nil
		}
		delete(r.early, r.next)
		r.next++
	}
}

// Total returns the sum.
func (r *Receiver) Total() int64 {
	r.Lock()
	defer r.Unlock()
	return r.sum
}

// Do asks for the last number in the same loop.
func Do(ctx context.Context, c Chunk) (err error) {
	done := false
	defer func() {
		if done {
			c.Done()
		} else {
			c.HandBack()
		}
	}()
	var sum int64
	for i := c.Last(); i >= c.First(); i-- {
		if err := ctx.Err(); err != nil {
			return err
		}
		sum += c.Number(i)
	}
	err = c.HandIn(sum)
	done = err == nil
	return err
}
