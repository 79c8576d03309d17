// Package exercise adds up eight parts of the total, one after another, while others count.
package exercise

import (
	"context"
	"sync"
	"sync/atomic"
)

const parts = 8

type Receiver struct {
	window int64

	mu   sync.Mutex
	base int64          // the lowest chunk whose sum is missing
	seen map[int64]bool // the chunks behind base that were counted

	totals [parts]atomic.Int64 // so that Total needs no lock
}

func New(window int) *Receiver {
	return &Receiver{window: int64(window), seen: map[int64]bool{}}
}

func (r *Receiver) Receive(chunk, sum int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if chunk < r.base || r.seen[chunk] {
		return nil
	}
	if chunk-r.base >= r.window {
		return ErrAhead
	}
	r.totals[chunk%parts].Add(sum)
	r.seen[chunk] = true
	for r.seen[r.base] {
		delete(r.seen, r.base)
		r.base++
	}
	return nil
}

func (r *Receiver) Total() int64 {
	var total int64
	for i := range r.totals {
		total += r.totals[i].Load()
	}
	return total
}

func Do(ctx context.Context, c Chunk) error {
	var sum int64
	first, last := c.First(), c.Last()
	for i := first; i <= last; i++ {
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
