// "lets at most inside callers in at the same time": Leave frees the place and wakes one that waits, which comes in without looking whether somebody else took the place meanwhile.
package exercise

import (
	"container/list"
	"context"
	"sync"
)

type waiter struct {
	ctx   context.Context
	ready chan struct{}
}

// A Gate lets a bounded number of callers in, and a bounded number wait.
type Gate struct {
	inside, waiting int

	mu      sync.Mutex
	in      int       // guarded by mu
	waiters list.List // of waiter; guarded by mu
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
	if g.waiters.Len() >= g.waiting {
		return ErrBusy
	}
	w := waiter{ctx, make(chan struct{})}
	elem := g.waiters.PushBack(w)

	g.mu.Unlock()
	select {
	case <-w.ready:
	case <-ctx.Done():
	}
	g.mu.Lock()

	select {
	case <-w.ready:
		g.in++
		return nil
	default:
		g.waiters.Remove(elem)
		return ctx.Err()
	}
}

func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.in--
	for first := g.waiters.Front(); first != nil; first = g.waiters.Front() {
		w := g.waiters.Remove(first).(waiter)
		if w.ctx.Err() == nil {
			close(w.ready)
			return
		}
	}
}
