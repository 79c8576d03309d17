// Package exercise gives back a place that came too late, and tells nobody who waits.
package exercise

import (
	"container/list"
	"context"
	"sync"
)

// A Gate is wrong.
type Gate struct {
	mu      sync.Mutex
	free    int
	waiting int
	queue   list.List
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
	if g.queue.Len() >= g.waiting {
		g.mu.Unlock()
		return ErrBusy
	}
	mine := make(chan struct{})
	e := g.queue.PushBack(mine)
	g.mu.Unlock()

	select {
	case <-mine:
		return nil
	case <-ctx.Done():
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	select {
	case <-mine: // The place came at the same time.
		g.free++
	default:
		g.queue.Remove(e)
	}
	return ctx.Err()
}

// Leave hands the place on.
func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if e := g.queue.Front(); e != nil {
		close(g.queue.Remove(e).(chan struct{}))
		return
	}
	g.free++
}
