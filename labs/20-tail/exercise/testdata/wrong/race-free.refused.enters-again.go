// Package exercise lets who was woken come once more, as if it had not waited: if others are in and wait by then, it is refused.
package exercise

import (
	"context"
	"sync"
)

type Gate struct {
	mu                    sync.Mutex
	mostInside, mostWaits int
	inside, waits         int
	left                  chan struct{} // closed and replaced when somebody leaves
}

func New(inside, waiting int) *Gate {
	return &Gate{mostInside: inside, mostWaits: waiting, left: make(chan struct{})}
}

func (g *Gate) Enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	g.mu.Lock()
	if g.inside < g.mostInside {
		g.inside++
		g.mu.Unlock()
		return nil
	}
	if g.waits >= g.mostWaits {
		g.mu.Unlock()
		return ErrBusy
	}
	g.waits++
	left := g.left
	g.mu.Unlock()
	select {
	case <-left:
	case <-ctx.Done():
	}
	g.mu.Lock()
	g.waits--
	g.mu.Unlock()
	return g.Enter(ctx)
}

func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.inside--
	close(g.left)
	g.left = make(chan struct{})
}
