// Package exercise loses a place if the context of its new owner ends at that moment.
package exercise

import (
	"container/list"
	"context"
	"sync"
)

type Gate struct {
	inside, waiting int
	mu              sync.Mutex
	in              int       // guarded by mu
	queue           list.List // of waiter, guarded by mu
}

type waiter struct {
	ctx  context.Context
	turn chan struct{}
}

func New(inside, waiting int) *Gate {
	return &Gate{inside: inside, waiting: waiting}
}

func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for g.queue.Len() > 0 {
		next := g.queue.Remove(g.queue.Front()).(waiter)
		if next.ctx.Err() == nil {
			close(next.turn) // and is in, in place of the one who leaves
			return
		}
	}
	g.in--
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
	if g.queue.Len() >= g.waiting {
		g.mu.Unlock()
		return ErrBusy
	}
	turn := make(chan struct{})
	place := g.queue.PushBack(waiter{ctx, turn})
	g.mu.Unlock()

	select {
	case <-turn:
		return nil
	case <-ctx.Done():
		g.mu.Lock()
		defer g.mu.Unlock()
		g.queue.Remove(place)
		return ctx.Err()
	}
}
