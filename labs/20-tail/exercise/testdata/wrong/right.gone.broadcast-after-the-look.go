// Package exercise wakes those who wait without the lock, maybe before they wait.
package exercise

import (
	"context"
	"sync"
)

type Gate struct {
	mu              sync.Mutex
	left            *sync.Cond
	in, waits       int
	inside, waiting int
}

func New(inside, waiting int) *Gate {
	g := &Gate{inside: inside, waiting: waiting}
	g.left = sync.NewCond(&g.mu)
	return g
}

func (g *Gate) Enter(ctx context.Context) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if g.in == g.inside {
		if g.waits == g.waiting {
			return ErrBusy
		}
		g.waits++
		defer func() { g.waits-- }()
		stop := context.AfterFunc(ctx, g.left.Broadcast)
		defer stop()
	}
	for g.in == g.inside {
		if err := ctx.Err(); err != nil {
			return err
		}
		g.left.Wait()
	}
	if err := ctx.Err(); err != nil {
		g.left.Signal() // somebody else may come in
		return err
	}
	g.in++
	return nil
}

func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.in--
	g.left.Signal()
}
