// Package exercise has room for one signal: of two that come before anybody listens,
// one is lost.
package exercise

import (
	"context"
	"sync"
)

type Gate struct {
	mu              sync.Mutex
	wake            chan struct{}
	inside, waiting int
	in, waits       int
}

func New(inside, waiting int) *Gate {
	return &Gate{inside: inside, waiting: waiting, wake: make(chan struct{}, 1)}
}

func (g *Gate) Enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.in >= g.inside && g.waits >= g.waiting {
		return ErrBusy
	}
	for g.in >= g.inside {
		g.waits++
		g.mu.Unlock()
		var err error
		select {
		case <-g.wake:
		case <-ctx.Done():
			err = ctx.Err()
		}
		g.mu.Lock()
		g.waits--
		if err != nil {
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
	select {
	case g.wake <- struct{}{}:
	default:
	}
}
