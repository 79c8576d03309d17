// Package exercise is an answer for a test.
package exercise

import (
	"context"
)

type Gate struct{ places, queue chan struct{} }

func New(inside, waiting int) *Gate {
	return &Gate{make(chan struct{}, inside), make(chan struct{}, inside+waiting)}
}

func (g *Gate) Enter(ctx context.Context) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	select {
	case g.queue <- struct{}{}:
	default:
		return ErrBusy
	}
	select {
	case g.places <- struct{}{}:
		return nil
	case <-ctx.Done():
		<-g.queue
		return context.Cause(ctx)
	}
}

func (g *Gate) Leave() {
	<-g.queue
	<-g.places
}
