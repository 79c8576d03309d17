package exercise

import (
	"context"
	"sync"
)

// A Gate lets a bounded number of callers in, and a bounded number wait.
type Gate struct {
	mu          sync.Mutex
	in          int
	most, queue int
	waiters     map[chan struct{}]struct{}
}

// New returns a gate.
func New(inside, waiting int) *Gate {
	return &Gate{most: inside, queue: waiting, waiters: map[chan struct{}]struct{}{}}
}

// Enter returns nil when the caller is in.
func (g *Gate) Enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	g.mu.Lock()
	if g.in < g.most {
		g.in++
		g.mu.Unlock()
		return nil
	}
	if len(g.waiters) >= g.queue {
		g.mu.Unlock()
		return ErrBusy
	}
	wake := make(chan struct{})
	g.waiters[wake] = struct{}{}
	g.mu.Unlock()

	select {
	case <-wake:
		err := g.Enter(ctx)
		if err != nil {
			g.mu.Lock()
			g.wakeOne() // the place may still be free
			g.mu.Unlock()
		}
		return err
	case <-ctx.Done():
		g.mu.Lock()
		defer g.mu.Unlock()
		if _, waits := g.waiters[wake]; waits {
			delete(g.waiters, wake)
		} else {
			g.wakeOne()
		}
		return ctx.Err()
	}
}

// Leave is called once by each caller that is in.
func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.in--
	g.wakeOne()
}

func (g *Gate) wakeOne() {
	for wake := range g.waiters {
		delete(g.waiters, wake)
		close(wake)
		return
	}
}
