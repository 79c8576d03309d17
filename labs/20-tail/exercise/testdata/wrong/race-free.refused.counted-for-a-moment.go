// Package exercise counts a caller whom it refuses, for a moment.
package exercise

import (
	"context"
	"sync/atomic"
)

type Gate struct {
	bound   int64
	present atomic.Int64 // in, waiting, or about to be refused
	slots   chan struct{}
}

func New(inside, waiting int) *Gate {
	return &Gate{bound: int64(inside + waiting), slots: make(chan struct{}, inside)}
}

func (g *Gate) Enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if g.present.Add(1) > g.bound {
		g.present.Add(-1)
		return ErrBusy
	}
	select {
	case g.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		g.present.Add(-1)
		return ctx.Err()
	}
}

func (g *Gate) Leave() {
	<-g.slots
	g.present.Add(-1)
}
