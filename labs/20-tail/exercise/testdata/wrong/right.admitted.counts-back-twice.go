// Package exercise counts two for one that leaves.
package exercise

import (
	"context"
	"sync/atomic"
)

type Gate struct {
	count atomic.Int64
	most  int64
	seats chan struct{}
}

// New returns an empty gate.
func New(inside, waiting int) *Gate {
	return &Gate{most: int64(inside + waiting), seats: make(chan struct{}, inside)}
}

// Enter takes a place, then waits for a seat.
func (g *Gate) Enter(ctx context.Context) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if g.count.Add(1) > g.most {
		g.count.Add(-1)
		return ErrBusy
	}
	select {
	case g.seats <- struct{}{}:
		return nil
	case <-ctx.Done():
		g.count.Add(-1)
		return ctx.Err()
	}
}

// Leave gives seat and place back.
func (g *Gate) Leave() {
	<-g.seats
	g.count.Add(-2)
}
