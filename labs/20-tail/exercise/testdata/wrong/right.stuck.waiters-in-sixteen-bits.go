// Package exercise counts those who wait in 16 bits.
package exercise

import (
	"context"
	"sync"
)

// A Gate is wrong.
type Gate struct {
	mu      sync.Mutex
	free    int
	room    int
	waiting uint16
	next    chan struct{}
}

// New is wrong.
func New(inside, waiting int) *Gate {
	return &Gate{free: inside, room: waiting, next: make(chan struct{})}
}

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
	if int(g.waiting) >= g.room {
		g.mu.Unlock()
		return ErrBusy
	}
	g.waiting++
	g.mu.Unlock()
	select {
	case <-g.next:
		return nil
	case <-ctx.Done():
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.waiting == 0 { // all who wait are being let in
		<-g.next
		return nil
	}
	g.waiting--
	return ctx.Err()
}

// Leave is wrong.
func (g *Gate) Leave() {
	g.mu.Lock()
	if g.waiting == 0 {
		g.free++
		g.mu.Unlock()
		return
	}
	g.waiting--
	g.mu.Unlock()
	g.next <- struct{}{}
}
