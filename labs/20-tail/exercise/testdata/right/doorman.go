// Package exercise has a goroutine at the gate, which is told of all that happens.
package exercise

import (
	"context"
	"slices"
)

type guest struct {
	answer chan error // nil, ErrBusy
	gone   chan bool  // whether it was waiting still
}

// A Gate is right.
type Gate struct {
	come, giveUp chan guest
	leave        chan struct{}
}

// New is right.
func New(inside, waiting int) *Gate {
	g := &Gate{make(chan guest), make(chan guest), make(chan struct{})}
	go g.watch(inside, waiting)
	return g
}

func (g *Gate) watch(free, most int) {
	var queue []guest
	for {
		select {
		case who := <-g.come:
			switch {
			case free > 0:
				free--
				who.answer <- nil
			case len(queue) == most:
				who.answer <- ErrBusy
			default:
				queue = append(queue, who)
			}
		case who := <-g.giveUp:
			at := slices.Index(queue, who)
			if at >= 0 {
				queue = slices.Delete(queue, at, at+1)
			}
			who.gone <- at >= 0
		case <-g.leave:
			if len(queue) == 0 {
				free++
				continue
			}
			queue[0].answer <- nil
			queue = queue[1:]
		}
	}
}

// Enter is right.
func (g *Gate) Enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	me := guest{make(chan error, 1), make(chan bool, 1)}
	g.come <- me
	select {
	case err := <-me.answer:
		return err
	case <-ctx.Done():
	}
	g.giveUp <- me
	if <-me.gone {
		return ctx.Err()
	}
	return <-me.answer
}

// Leave is right.
func (g *Gate) Leave() { g.leave <- struct{}{} }
