// Package exercise has one condition, and wakes all when a context ends.
package exercise

import (
	"context"
	"sync"
)

// A Gate is what the contract says.
type Gate struct {
	mu              sync.Mutex
	free            sync.Cond
	in, waits       int
	inside, waiting int
}

// New is what the contract says.
func New(inside, waiting int) *Gate {
	g := &Gate{inside: inside, waiting: waiting}
	g.free.L = &g.mu
	return g
}

func (g *Gate) wake() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.free.Broadcast()
}

// Enter is what the contract says.
func (g *Gate) Enter(ctx context.Context) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if g.in == g.inside {
		if g.waits == g.waiting {
			return ErrBusy
		}
		g.waits++
		defer func() { g.waits-- }()
		stop := context.AfterFunc(ctx, g.wake)
		defer stop()
		for g.in == g.inside {
			g.free.Wait()
			if ctx.Err() != nil {
				return ctx.Err()
			}
		}
	}
	g.in++
	return nil
}

// Leave is what the contract says.
func (g *Gate) Leave() {
	g.mu.Lock()
	g.in--
	g.free.Signal()
	g.mu.Unlock()
}
