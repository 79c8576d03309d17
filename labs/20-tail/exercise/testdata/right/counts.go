// Package exercise is an answer for a test.
package exercise

import (
	"context"
	"sync/atomic"
)

// A Gate counts with channels: a place for all, and a seat for those inside.
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
	if !g.counted() {
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

// counted counts a caller, if there is a place for one more.
func (g *Gate) counted() bool {
	now := g.count.Load()
	for now < g.most && !g.count.CompareAndSwap(now, now+1) {
		now = g.count.Load()
	}
	return now < g.most
}

// Leave gives seat and place back.
func (g *Gate) Leave() {
	<-g.seats
	g.count.Add(-1)
}
