// Package exercise remembers where in the queue it began to wait.
package exercise

import (
	"context"
	"slices"
	"sync"
)

// A Gate is wrong.
type Gate struct {
	mu      sync.Mutex
	free    int
	waiting int
	queue   []chan struct{}
}

// New returns a gate.
func New(inside, waiting int) *Gate { return &Gate{free: inside, waiting: waiting} }

// Enter is wrong.
func (g *Gate) Enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	g.mu.Lock()
	if g.free > 0 {
		g.free--
		g.mu.Unlock()
		return nil
	}
	if len(g.queue) >= g.waiting {
		g.mu.Unlock()
		return ErrBusy
	}
	mine := make(chan struct{}, 1)
	place := len(g.queue)
	g.queue = append(g.queue, mine)
	g.mu.Unlock()

	select {
	case <-mine:
		return nil
	case <-ctx.Done():
		g.mu.Lock()
		defer g.mu.Unlock()
		select {
		case <-mine:
			return nil
		default:
		}
		place = min(place, len(g.queue)-1)
		g.queue = slices.Delete(g.queue, place, place+1)
		return ctx.Err()
	}
}

// Leave hands the place on.
func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.queue) == 0 {
		g.free++
		return
	}
	g.queue[0] <- struct{}{}
	g.queue = g.queue[1:]
}
