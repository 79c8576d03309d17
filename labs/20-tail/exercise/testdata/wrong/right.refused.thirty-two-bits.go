// Package exercise keeps its bounds in 32 bits.
package exercise

import (
	"context"
	"sync/atomic"
)

type Gate struct {
	bound   int32
	present atomic.Int32 // in or waiting
	inside  int32
	in      atomic.Int32
	left    chan struct{} // a place that somebody has left to those that wait
}

func New(inside, waiting int) *Gate {
	return &Gate{
		inside: int32(inside),
		bound:  int32(inside + waiting),
		left:   make(chan struct{}, inside),
	}
}

// up adds 1 to a number that is below its bound.
func up(n *atomic.Int32, bound int32) bool {
	for {
		now := n.Load()
		if now >= bound {
			return false
		}
		if n.CompareAndSwap(now, now+1) {
			return true
		}
	}
}

func (g *Gate) Enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if !up(&g.present, g.bound) {
		return ErrBusy
	}
	if up(&g.in, g.inside) { // places that nobody has had yet
		return nil
	}
	select {
	case <-g.left:
		return nil
	case <-ctx.Done():
		g.present.Add(-1)
		return ctx.Err()
	}
}

func (g *Gate) Leave() {
	g.left <- struct{}{}
	g.present.Add(-1)
}
