// Package exercise is an answer for a test.
package exercise

import (
	"context"
	"runtime"
	"sync"
)

type Gate struct {
	mu                    sync.Mutex
	in, waits, most, room int
}

func New(inside, waiting int) *Gate { return &Gate{room: inside, most: waiting} }

func (g *Gate) Enter(ctx context.Context) error {
	waits := false
	for {
		g.mu.Lock()
		if err := ctx.Err(); err != nil {
			if waits {
				g.waits--
			}
			g.mu.Unlock()
			return err
		}
		if g.in < g.room {
			g.in++
			if waits {
				g.waits--
			}
			g.mu.Unlock()
			return nil
		}
		if !waits {
			if g.waits == g.most {
				g.mu.Unlock()
				return ErrBusy
			}
			g.waits++
			waits = true
		}
		g.mu.Unlock()
		runtime.Gosched()
	}
}

func (g *Gate) Leave() {
	g.mu.Lock()
	g.in--
	g.mu.Unlock()
}
