// Package exercise lets in the one who came last: no order is promised. One goroutine
// at a time holds the state, which lies in a channel.
package exercise

import (
	"context"
	"slices"
)

type waiter chan bool

type state struct {
	free, seats int
	waiters     []waiter
}

// A Gate is a state that goes from hand to hand.
type Gate struct{ state chan *state }

// New returns a gate.
func New(inside, waiting int) *Gate {
	g := &Gate{make(chan *state, 1)}
	g.state <- &state{free: inside, seats: waiting}
	return g
}

// Enter waits on a channel of its own.
func (g *Gate) Enter(ctx context.Context) error {
	s := <-g.state
	me := waiter(nil)
	err := ctx.Err()
	switch {
	case err != nil:
	case s.free > 0:
		s.free--
	case len(s.waiters) == s.seats:
		err = ErrBusy
	default:
		me = make(waiter, 1)
		s.waiters = append(s.waiters, me)
	}
	g.state <- s
	if me == nil {
		return err
	}
	select {
	case <-me:
		return nil
	case <-ctx.Done():
	}
	s = <-g.state
	i := slices.Index(s.waiters, me)
	if i >= 0 {
		s.waiters = slices.Delete(s.waiters, i, i+1)
	}
	g.state <- s
	if i < 0 {
		g.Leave() // The place came too late and goes to the next one.
	}
	return ctx.Err()
}

// Leave hands the place to one who waits.
func (g *Gate) Leave() {
	s := <-g.state
	if last := len(s.waiters) - 1; last >= 0 {
		s.waiters[last] <- true
		s.waiters = s.waiters[:last]
	} else {
		s.free++
	}
	g.state <- s
}
