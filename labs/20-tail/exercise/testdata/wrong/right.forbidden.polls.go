// "One of those that wait comes in": they look every 20 ms, and whoever comes just then is before them.
package exercise

import (
	"context"
	"sync"
	"time"
)

type Gate struct {
	mu              sync.Mutex
	inside, waiting int
	in, waits       int
}

func New(inside, waiting int) *Gate {
	return &Gate{inside: inside, waiting: waiting}
}

func (g *Gate) Enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.in < g.inside {
		g.in++
		return nil
	}
	if g.waits >= g.waiting {
		return ErrBusy
	}
	g.waits++
	defer func() { g.waits-- }()
	for g.in >= g.inside {
		g.mu.Unlock()
		select {
		case <-time.After(20 * time.Millisecond):
		case <-ctx.Done():
		}
		g.mu.Lock()
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	g.in++
	return nil
}

func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.in--
}
