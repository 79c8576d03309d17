// Package exercise keeps the window as a list, whose front is the lowest chunk that is missing.
package exercise

import (
	"container/list"
	"context"
	"sync"
)

// A Receiver has a list of bools.
type Receiver struct {
	mu     sync.Mutex
	window int
	low    int64
	seen   *list.List
	sum    int64
}

// New returns a receiver.
func New(window int) *Receiver { return &Receiver{window: window, seen: list.New()} }

// Receive counts once.
func (r *Receiver) Receive(chunk, sum int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	place := chunk - r.low
	if place < 0 {
		return nil
	}
	if place >= int64(r.window) {
		return ErrAhead
	}
	for int64(r.seen.Len()) <= place {
		r.seen.PushBack(false)
	}
	e := r.seen.Front()
	for range place {
		e = e.Next()
	}
	if !e.Value.(bool) {
		e.Value = true
		r.sum += sum
	}
	for f := r.seen.Front(); f != nil && f.Value.(bool); f = r.seen.Front() {
		r.seen.Remove(f)
		r.low++
	}
	return nil
}

// Total returns the sum.
func (r *Receiver) Total() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.sum
}

// Do uses one exit.
func Do(ctx context.Context, c Chunk) error {
	var sum int64
	i := c.First()
	for ; i <= c.Last() && ctx.Err() == nil; i++ {
		sum += c.Number(i)
	}
	var err error
	if i <= c.Last() {
		err = ctx.Err()
	} else {
		err = c.HandIn(sum)
	}
	if err != nil {
		c.HandBack()
		return err
	}
	c.Done()
	return nil
}
