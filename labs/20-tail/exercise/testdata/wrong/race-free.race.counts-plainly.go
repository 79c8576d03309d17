// Package exercise counts those that wait in a plain variable.
package exercise

import "context"

type Gate struct {
	seats         chan struct{}
	waiting, most int64
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
	defer func() { g.waiting-- }()
	if g.waiting++; g.waiting > g.most {
		return ErrBusy
	}
	select {
	case g.seats <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g *Gate) Leave() { <-g.seats }
