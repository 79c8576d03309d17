// Package exercise is an answer for a test.
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

// mayWait counts a caller who waits, if one more may.
func (g *Gate) mayWait() bool {
	for {
		now := g.waiting.Load()
		if now >= g.most {
			return false
		}
		if g.waiting.CompareAndSwap(now, now+1) {
			return true
		}
	}
}

func (g *Gate) Leave() { <-g.seats }
