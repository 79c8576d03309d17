// Package exercise is an answer for a test.
package exercise

import (
	"context"
	"slices"
	"sync"
)

type Gate struct {
	mu       sync.Mutex
	free     int
	room     int
	waitlist []chan struct{}
}

func New(inside, waiting int) *Gate { return &Gate{free: inside, room: waiting} }

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
	if len(g.waitlist) == g.room {
		g.mu.Unlock()
		return ErrBusy
	}
	in := make(chan struct{})
	g.waitlist = append(g.waitlist, in)
	g.mu.Unlock()
	select {
	case <-in:
		return nil
	case <-ctx.Done():
	}
	g.mu.Lock()
	if i := slices.Index(g.waitlist, in); i >= 0 {
		g.waitlist = slices.Delete(g.waitlist, i, i+1)
		g.mu.Unlock()
		return ctx.Err()
	}
	g.mu.Unlock()
	g.Leave()
	return ctx.Err()
}

func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.waitlist) == 0 {
		g.free++
		return
	}
	close(g.waitlist[0])
	g.waitlist = g.waitlist[1:]
}
