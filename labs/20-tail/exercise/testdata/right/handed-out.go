// Package exercise hands out tokens that it has made in advance, which takes long if
// there are very many.
package exercise

import "context"

type token struct{}

// A Gate has tokens for all, and tokens for those inside.
type Gate struct{ all, inside chan token }

func full(places int) chan token {
	tokens := make(chan token, places)
	for range places {
		tokens <- token{}
	}
	return tokens
}

// New returns an empty gate.
func New(inside, waiting int) *Gate { return &Gate{full(inside + waiting), full(inside)} }

// Enter takes a token of each kind.
func (g *Gate) Enter(ctx context.Context) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	select {
	case <-g.all:
	default:
		return ErrBusy
	}
	select {
	case <-g.inside:
		return nil
	case <-ctx.Done():
		g.all <- token{}
		return ctx.Err()
	}
}

// Leave gives both tokens back.
func (g *Gate) Leave() {
	g.inside <- token{}
	g.all <- token{}
}
