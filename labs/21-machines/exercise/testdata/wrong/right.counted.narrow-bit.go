// Package exercise shifts a bit in 32 bits, for a word that has 64.
package exercise

import (
	"context"
	"sync"
)

type Receiver struct {
	window int64
	mu     sync.Mutex
	first  int64          // the lowest chunk that is missing, guarded by mu like all
	bits   uint64         // bit k: chunk first+k has come, for a window up to 64
	ahead  map[int64]bool // the same for a larger window
	total  int64
}

func New(window int) *Receiver {
	r := &Receiver{window: int64(window)}
	if window > 64 {
		r.ahead = make(map[int64]bool)
	}
	return r
}

func (r *Receiver) Receive(chunk, sum int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if chunk < r.first {
		return nil
	}
	if chunk-r.first >= r.window {
		return ErrAhead
	}
	if r.ahead != nil {
		r.note(chunk, sum)
		return nil
	}
	bit := uint64(uint32(1) << (chunk - r.first))
	if r.bits&bit != 0 {
		return nil
	}
	r.bits |= bit
	r.total += sum
	for r.bits&1 != 0 {
		r.bits >>= 1
		r.first++
	}
	return nil
}

func (r *Receiver) note(chunk, sum int64) {
	if r.ahead[chunk] {
		return
	}
	r.ahead[chunk] = true
	r.total += sum
	for r.ahead[r.first] {
		delete(r.ahead, r.first)
		r.first++
	}
}

func (r *Receiver) Total() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.total
}

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
