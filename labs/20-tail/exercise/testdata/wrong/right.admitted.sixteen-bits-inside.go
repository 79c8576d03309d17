// Package exercise counts those inside in 16 bits: of a gate for 70,000, more than that are in.
package exercise

import (
	"container/list"
	"context"
	"sync"
)

type Gate struct {
	mu            sync.Mutex
	in            uint16
	most, waiting int
	queue         list.List
}

func New(inside, waiting int) *Gate { return &Gate{most: inside, waiting: waiting} }

func (g *Gate) Enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	g.mu.Lock()
	if int(g.in) < g.most {
		g.in++
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
	case <-mine:
		return nil
	default:
		g.queue.Remove(e)
		return ctx.Err()
	}
}

func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if first := g.queue.Front(); first != nil {
		close(g.queue.Remove(first).(chan struct{}))
		return
	}
	g.in--
}
