// Package exercise may wake one who leaves because the context has ended, and nobody else.
package exercise

import (
	"context"
	"sync"
)

// A Gate is wrong.
type Gate struct {
	mu              sync.Mutex
	free            sync.Cond
	in, waits       int
	inside, waiting int
}

// New is wrong.
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

// Enter is wrong.
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

// Leave is wrong.
func (g *Gate) Leave() {
	g.mu.Lock()
	g.in--
	g.free.Signal()
	g.mu.Unlock()
}
