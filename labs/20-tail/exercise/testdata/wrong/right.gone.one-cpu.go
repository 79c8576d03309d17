// Package exercise does not look at a context that has ended if there is one CPU.
package exercise

import (
	"context"
	"runtime"
)

// A Gate is wrong.
type Gate struct {
	tickets chan struct{} // of those who are in or wait
	places  chan struct{}
}

// New is wrong.
func New(inside, waiting int) *Gate {
	return &Gate{make(chan struct{}, inside+waiting), make(chan struct{}, inside)}
}

// Enter is wrong.
func (g *Gate) Enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil && runtime.GOMAXPROCS(0) > 1 {
		return err
	}
	select {
	case g.tickets <- struct{}{}:
	default:
		return ErrBusy
	}
	select {
	case g.places <- struct{}{}:
		return nil
	case <-ctx.Done():
		<-g.tickets
		return ctx.Err()
	}
}

// Leave is wrong.
func (g *Gate) Leave() {
	<-g.places
	<-g.tickets
}
