// "A sum may be any number": a slot without a sum holds the smallest int64, so a chunk with that very sum is never known as counted, is counted again, and holds the window up.
package exercise

import (
	"context"
	"math"
	"sync"
)

// missing is kept in place of a sum that has not come.
const missing = math.MinInt64

// A Receiver has a ring of the sums of the window.
type Receiver struct {
	mu     sync.Mutex
	lowest int64   // the lowest chunk that is missing; guarded by mu
	sums   []int64 // guarded by mu
	total  int64   // guarded by mu
}

func New(window int) *Receiver {
	r := &Receiver{sums: make([]int64, window)}
	for i := range r.sums {
		r.sums[i] = missing
	}
	return r
}

// slot returns the place of a chunk of the window.
func (r *Receiver) slot(chunk int64) *int64 {
	return &r.sums[chunk%int64(len(r.sums))]
}

func (r *Receiver) Receive(chunk, sum int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if chunk < r.lowest {
		return nil
	}
	if chunk-r.lowest >= int64(len(r.sums)) {
		return ErrAhead
	}
	if *r.slot(chunk) != missing {
		return nil
	}
	*r.slot(chunk) = sum
	r.total += sum
	for *r.slot(r.lowest) != missing {
		*r.slot(r.lowest) = missing
		r.lowest++
	}
	return nil
}

func (r *Receiver) Total() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.total
}

func Do(ctx context.Context, c Chunk) error {
	var sum int64
	for i, last := c.First(), c.Last(); i <= last; i++ {
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
