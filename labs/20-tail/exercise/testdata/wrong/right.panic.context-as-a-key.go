// Package exercise keeps those that wait by their contexts.
package exercise

import (
	"context"
	"sync"
)

type Gate struct {
	mu              sync.Mutex
	inside, waiting int
	in, waits       int
	waiters         map[context.Context][]chan struct{}
}

func New(inside, waiting int) *Gate {
	return &Gate{inside: inside, waiting: waiting, waiters: map[context.Context][]chan struct{}{}}
}

func (g *Gate) Enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	g.mu.Lock()
	if g.in < g.inside {
		g.in++
		g.mu.Unlock()
		return nil
	}
	if g.waits >= g.waiting {
		g.mu.Unlock()
		return ErrBusy
	}
	mine := make(chan struct{})
	g.waiters[ctx] = append(g.waiters[ctx], mine)
	g.waits++
	g.mu.Unlock()
	select {
	case <-mine:
		return nil
	case <-ctx.Done():
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	for i, w := range g.waiters[ctx] {
		if w == mine {
			g.remove(ctx, i)
			return ctx.Err()
		}
	}
	return nil
}

func (g *Gate) remove(ctx context.Context, i int) {
	left := append(g.waiters[ctx][:i], g.waiters[ctx][i+1:]...)
	if g.waiters[ctx] = left; len(left) == 0 {
		delete(g.waiters, ctx)
	}
	g.waits--
}

func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for ctx, all := range g.waiters {
		close(all[0])
		g.remove(ctx, 0)
		return
	}
	g.in--
}
