// Package exercise is an answer for a test.
package exercise

import (
	"context"
	"sync/atomic"
)

type Gate struct {
	places  chan struct{}
	waiting atomic.Int64
	most    int64
}

func New(inside, waiting int) *Gate {
	return &Gate{places: make(chan struct{}, inside), most: int64(waiting)}
}

func (g *Gate) Enter(ctx context.Context) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	select {
	case g.places <- struct{}{}:
		return nil
	default:
	}
	if g.waiting.Load() >= g.most {
		return ErrBusy
	}
	g.waiting.Add(1)
	defer g.waiting.Add(-1)
	select {
	case g.places <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g *Gate) Leave() { <-g.places }
