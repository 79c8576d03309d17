// "it returns ErrBusy at once": a tenth of a second later.
package exercise

import (
	"context"
	"slices"
	"sync"
	"time"
)

type Gate struct {
	mu              sync.Mutex
	inside, waiting int
	in              int
	queue           []chan struct{}
}

func New(inside, waiting int) *Gate {
	return &Gate{inside: inside, waiting: waiting}
}

func (g *Gate) Enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	g.mu.Lock()
	if g.in < g.inside {
		g.in++
		g.mu.Unlock()
		return nil
	}
	if len(g.queue) >= g.waiting {
		g.mu.Unlock()
		time.Sleep(100 * time.Millisecond)
		return ErrBusy
	}
	turn := make(chan struct{})
	g.queue = append(g.queue, turn)

	g.mu.Unlock()
	select {
	case <-turn:
		return nil
	case <-ctx.Done():
		g.mu.Lock()
		defer g.mu.Unlock()
		if i := slices.Index(g.queue, turn); i >= 0 {
			g.queue = slices.Delete(g.queue, i, i+1)
		} else {
			g.pass()
		}
		return ctx.Err()
	}
}

func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.pass()
}

func (g *Gate) pass() {
	if len(g.queue) == 0 {
		g.in--
		return
	}
	close(g.queue[0])
	g.queue = g.queue[1:]
}
