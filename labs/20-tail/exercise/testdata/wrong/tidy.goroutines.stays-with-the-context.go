// Package exercise is an answer for a test.
package exercise

import (
	"context"
	"sync"
)

type Gate struct {
	mu            sync.Mutex
	cond          *sync.Cond
	free          int
	waiting, most int
}

func New(inside, waiting int) *Gate {
	g := &Gate{free: inside, most: waiting}
	g.cond = sync.NewCond(&g.mu)
	return g
}

func (g *Gate) Enter(ctx context.Context) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if g.free > 0 {
		g.free--
		return nil
	}
	if g.waiting == g.most {
		return ErrBusy
	}
	g.waiting++
	defer func() { g.waiting-- }()
	go func() {
		<-ctx.Done()
		g.mu.Lock()
		defer g.mu.Unlock()
		g.cond.Broadcast()
	}()
	for g.free == 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		g.cond.Wait()
	}
	g.free--
	return nil
}

func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.free++
	g.cond.Broadcast()
}
