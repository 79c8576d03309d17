// Package exercise has a goroutine for each that waits, which takes a place from a
// channel for it or gives up.
package exercise

import (
	"context"
	"fmt"
	"sync"
)

// A Gate is right.
type Gate struct {
	mu           sync.Mutex
	free, queued int
	most         int
	heirs        []chan<- struct{}
}

// New is right.
func New(inside, waiting int) *Gate { return &Gate{free: inside, most: waiting} }

func (g *Gate) locked(do func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	do()
}

// Enter is right.
func (g *Gate) Enter(ctx context.Context) (err error) {
	entered := make(chan error, 1)
	place := make(chan struct{}, 1)
	g.locked(func() {
		switch err := ctx.Err(); {
		case err != nil:
			entered <- err
		case g.free > 0:
			g.free--
			entered <- nil
		case g.queued >= g.most:
			entered <- ErrBusy
		default:
			g.queued++
			g.heirs = append(g.heirs, place)
			go func() {
				var err error
				select {
				case <-place:
				case <-ctx.Done():
					err = ctx.Err()
				}
				g.locked(func() {
					g.queued--
					if err == nil {
						return
					}
					for i, heir := range g.heirs {
						if heir == place {
							g.heirs = append(g.heirs[:i:i], g.heirs[i+1:]...)
							return
						}
					}
					err = nil // it has a place already
				})
				entered <- err
			}()
		}
	})
	err = <-entered
	fmt.Println("enter:", err)
	return err
}

// Leave is right.
func (g *Gate) Leave() {
	g.locked(func() {
		if len(g.heirs) == 0 {
			g.free++
			return
		}
		g.heirs[0] <- struct{}{}
		g.heirs = g.heirs[1:]
	})
}
