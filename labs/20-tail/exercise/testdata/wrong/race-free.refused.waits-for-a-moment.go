// Package exercise counts a caller whom it refuses as one who waits, for a moment.
package exercise

import (
	"context"
	"sync/atomic"
)

type Gate struct {
	seats   chan struct{}
	waiting atomic.Int64
	most    int64
}

func New(inside, waiting int) *Gate {
	return &Gate{seats: make(chan struct{}, inside), most: int64(waiting)}
}

func (g *Gate) Enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case g.seats <- struct{}{}:
		return nil
	default:
	}
	if !g.mayWait() {
		return ErrBusy
	}
	defer g.waiting.Add(-1)
	select {
	case g.seats <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// mayWait counts a caller who waits, and takes that back if none may.
func (g *Gate) mayWait() bool {
	if g.waiting.Add(1) > g.most {
		g.waiting.Add(-1)
		return false
	}
	return true
}

func (g *Gate) Leave() { <-g.seats }
