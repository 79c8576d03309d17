// Package exercise is an answer for a test.
package exercise

import (
	"container/list"
	"context"
	"sync"
)

type Gate struct {
	mu       sync.Mutex
	in, most int
	queue    list.List
	mayWait  int
}

func New(inside, waiting int) *Gate { return &Gate{most: inside, mayWait: waiting} }

func (g *Gate) Enter(ctx context.Context) error {
	g.mu.Lock()
	if err := ctx.Err(); err != nil {
		g.mu.Unlock()
		return err
	}
	if g.in < g.most {
		g.in++
		g.mu.Unlock()
		return nil
	}
	if g.queue.Len() == g.mayWait {
		g.mu.Unlock()
		return ErrBusy
	}
	called := make(chan struct{})
	me := g.queue.PushBack(called)
	g.mu.Unlock()
	select {
	case <-called:
		return nil
	case <-ctx.Done():
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	select {
	case <-called:
		return nil
	default:
		g.queue.Remove(me)
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
