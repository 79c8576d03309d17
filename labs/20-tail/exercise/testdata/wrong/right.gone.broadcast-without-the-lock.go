// Package exercise wakes those who wait without the lock when a context ends.
package exercise

import (
	"context"
	"slices"
	"sync"
)

// A Gate is wrong.
type Gate struct {
	mu      sync.Mutex
	changed *sync.Cond
	free    int
	waiting int
	queue   []*caller
}

type caller struct{ in bool }

// New returns a gate.
func New(inside, waiting int) *Gate {
	g := &Gate{free: inside, waiting: waiting}
	g.changed = sync.NewCond(&g.mu)
	return g
}

// Enter is wrong.
func (g *Gate) Enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.free > 0 {
		g.free--
		return nil
	}
	if len(g.queue) >= g.waiting {
		return ErrBusy
	}
	me := new(caller)
	g.queue = append(g.queue, me)
	stop := context.AfterFunc(ctx, g.changed.Broadcast)
	defer stop()
	for !me.in {
		if err := ctx.Err(); err != nil {
			i := slices.Index(g.queue, me)
			g.queue = slices.Delete(g.queue, i, i+1)
			return err
		}
		g.changed.Wait()
	}
	return nil
}

// Leave hands the place on.
func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.queue) == 0 {
		g.free++
		return
	}
	g.queue[0].in = true
	g.queue = g.queue[1:]
	g.changed.Broadcast()
}
