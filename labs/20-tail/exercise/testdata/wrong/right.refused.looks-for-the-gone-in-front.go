// Package exercise forgets those whose context has ended only when nobody waits before
// them.
package exercise

import (
	"context"
	"sync"
)

type waiter struct {
	ctx   context.Context
	ready chan struct{}
}

type Gate struct {
	mu              sync.Mutex
	inside, waiting int
	in              int
	waiters         []waiter
}

func New(inside, waiting int) *Gate { return &Gate{inside: inside, waiting: waiting} }

// gone removes those from the front whose context has ended.
func (g *Gate) gone() {
	for len(g.waiters) > 0 && g.waiters[0].ctx.Err() != nil {
		g.waiters = g.waiters[1:]
	}
}

func (g *Gate) Enter(ctx context.Context) error {
	g.mu.Lock()
	if ctx.Err() != nil {
		g.mu.Unlock()
		return ctx.Err()
	}
	if g.in < g.inside {
		g.in++
		g.mu.Unlock()
		return nil
	}
	if g.gone(); len(g.waiters) >= g.waiting {
		g.mu.Unlock()
		return ErrBusy
	}
	mine := waiter{ctx, make(chan struct{})}
	g.waiters = append(g.waiters, mine)
	g.mu.Unlock()
	select {
	case <-mine.ready:
		return nil
	case <-ctx.Done():
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	select {
	case <-mine.ready:
		return nil
	default:
		return ctx.Err()
	}
}

func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.gone(); len(g.waiters) == 0 {
		g.in--
		return
	}
	close(g.waiters[0].ready)
	g.waiters = g.waiters[1:]
}
