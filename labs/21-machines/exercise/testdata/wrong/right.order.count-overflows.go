// Package exercise counts the numbers in an int64, which overflows for more than 1<<63.
package exercise

import (
	"context"
	"sync"
)

type Receiver struct {
	mu     sync.Mutex
	window int64
	low    int64
	total  int64
	early  map[int64]bool
}

func New(window int) *Receiver {
	return &Receiver{window: int64(window), early: map[int64]bool{}}
}

func (r *Receiver) Receive(chunk, sum int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if chunk < r.low || r.early[chunk] {
		return nil
	}
	if chunk-r.low >= r.window {
		return ErrAhead
	}
	r.total += sum
	r.early[chunk] = true
	for r.early[r.low] {
		delete(r.early, r.low)
		r.low++
	}
	return nil
}

func (r *Receiver) Total() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.total
}

// Do is wrong.
func Do(ctx context.Context, c Chunk) error {
	var sum int64
	first, count := c.First(), c.Last()-c.First()+1
	for k := int64(0); k < count; k++ {
		if err := ctx.Err(); err != nil {
			c.HandBack()
			return err
		}
		sum += c.Number(first + k)
	}
	if err := c.HandIn(sum); err != nil {
		c.HandBack()
		return err
	}
	c.Done()
	return nil
}
