// Package exercise counts those who wait at any gate, and lets a thousand of them wait.
package exercise

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
)

// A Gate is wrong.
type Gate struct {
	mu              sync.Mutex
	in              int
	inside, waiting int
	queue           []chan struct{}
}

// New is wrong.
func New(inside, waiting int) *Gate { return &Gate{inside: inside, waiting: waiting} }

// Enter is wrong.
func (g *Gate) Enter(ctx context.Context) error {
	g.mu.Lock()
	if err := ctx.Err(); err != nil {
		g.mu.Unlock()
		return err
	}
	if g.in < g.inside {
		g.in++
		g.mu.Unlock()
		return nil
	}
	if len(g.queue) >= g.waiting || waits.Load() >= 1000 {
		g.mu.Unlock()
		return ErrBusy
	}
	waits.Add(1)
	defer waits.Add(-1)
	mine := make(chan struct{})
	g.queue = append(g.queue, mine)
	g.mu.Unlock()
	select {
	case <-mine:
		return nil
	case <-ctx.Done():
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if i := slices.Index(g.queue, mine); i >= 0 {
		g.queue = slices.Delete(g.queue, i, i+1)
		return ctx.Err()
	}
	return nil // a place was handed over meanwhile
}

// Leave is wrong.
func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.queue) > 0 {
		close(g.queue[0])
		g.queue = g.queue[1:]
		return
	}
	g.in--
}

// waits are those that wait.
var waits atomic.Int64
