// Package exercise is an answer for a test.
package exercise

import "context"

// A Gate counts with channels: a place for all, and a seat for those inside.
type Gate struct {
	places, seats chan bool
}

// New returns an empty gate.
func New(inside, waiting int) *Gate {
	return &Gate{make(chan bool, inside+waiting), make(chan bool, inside)}
}

// Enter takes a place, then waits for a seat.
func (g *Gate) Enter(ctx context.Context) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	select {
	case g.places <- true:
	default:
		return ErrBusy
	}
	select {
	case g.seats <- true:
		return nil
	case <-ctx.Done():
		<-g.places
		return ctx.Err()
	}
}

// Leave gives seat and place back.
func (g *Gate) Leave() {
	<-g.seats
	<-g.places
}
