// Package exercise is an answer for a test.
package exercise

import "context"

// A Gate counts with channels: a place for all, and a seat for those inside.
type Gate struct {
	places, seats chan bool
}

// New returns an empty gate.
func New(inside, waiting int) *Gate {
	g := &Gate{make(chan bool, inside+waiting), make(chan bool, inside)}
	for range inside + waiting {
		g.places <- true
	}
	for range inside {
		g.seats <- true
	}
	return g
}

// Enter takes a place, then waits for a seat.
func (g *Gate) Enter(ctx context.Context) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	select {
	case <-g.places:
	default:
		return ErrBusy
	}
	select {
	case <-g.seats:
		return nil
	case <-ctx.Done():
		g.places <- true
		return ctx.Err()
	}
}

// Leave gives seat and place back.
func (g *Gate) Leave() {
	g.seats <- true
	g.places <- true
}
