// Package exercise sorts the chunks of the window in a heap.
package exercise

import (
	"container/heap"
	"context"
	"slices"
	"sync"
)

type chunks []int64

func (c chunks) Len() int           { return len(c) }
func (c chunks) Less(i, j int) bool { return c[i] < c[j] }
func (c chunks) Swap(i, j int)      { c[i], c[j] = c[j], c[i] }
func (c *chunks) Push(x any)        { *c = append(*c, x.(int64)) }
func (c *chunks) Pop() any {
	last := len(*c) - 1
	x := (*c)[last]
	*c = (*c)[:last]
	return x
}

// A Receiver keeps the early chunks, the lowest first.
type Receiver struct {
	mu     sync.RWMutex
	window int64
	low    int64
	early  chunks
	total  int64
}

// New returns a receiver.
func New(window int) *Receiver { return &Receiver{window: int64(window)} }

// Receive counts once.
func (r *Receiver) Receive(chunk, sum int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if chunk-r.low >= r.window {
		return ErrAhead
	}
	if chunk < r.low || slices.Contains(r.early, chunk) {
		return nil
	}
	r.total += sum
	heap.Push(&r.early, chunk)
	for len(r.early) > 0 && r.early[0] == r.low {
		heap.Pop(&r.early)
		r.low++
	}
	return nil
}

// Total returns the sum.
func (r *Receiver) Total() int64 {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.total
}

// Do adds up first and decides then.
func Do(ctx context.Context, c Chunk) error {
	sum, whole := add(ctx, c)
	if !whole {
		c.HandBack()
		return ctx.Err()
	}
	if err := c.HandIn(sum); err != nil {
		c.HandBack()
		return err
	}
	c.Done()
	return nil
}

func add(ctx context.Context, c Chunk) (sum int64, whole bool) {
	for i := c.First(); i <= c.Last(); i++ {
		if ctx.Err() != nil {
			return 0, false
		}
		sum += c.Number(i)
	}
	return sum, true
}
