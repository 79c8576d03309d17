// Package exercise keeps the channels of those that have waited for the next one, of all
// gates in one list, and each gate takes its own lock.
package exercise

import (
	"context"
	"slices"
	"sync"
)

var spare []chan bool

// A Gate is wrong.
type Gate struct {
	mu          sync.Mutex
	free, room  int
	waitingList []chan bool
}

// New is wrong.
func New(inside, waiting int) *Gate { return &Gate{free: inside, room: waiting} }

// Enter is wrong.
func (g *Gate) Enter(ctx context.Context) error {
	g.mu.Lock()
	if ctx.Err() != nil {
		g.mu.Unlock()
		return ctx.Err()
	}
	if g.free > 0 {
		g.free--
		g.mu.Unlock()
		return nil
	}
	if len(g.waitingList) == g.room {
		g.mu.Unlock()
		return ErrBusy
	}
	mine := make(chan bool, 1)
	if n := len(spare); n > 0 {
		mine, spare = spare[n-1], spare[:n-1]
	}
	g.waitingList = append(g.waitingList, mine)
	g.mu.Unlock()
	select {
	case <-mine:
		g.mu.Lock()
		spare = append(spare, mine)
		g.mu.Unlock()
		return nil
	case <-ctx.Done():
		g.mu.Lock()
		defer g.mu.Unlock()
		if i := slices.Index(g.waitingList, mine); i >= 0 {
			g.waitingList = slices.Delete(g.waitingList, i, i+1)
			return ctx.Err()
		}
		return nil
	}
}

// Leave is wrong.
func (g *Gate) Leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.waitingList) == 0 {
		g.free++
		return
	}
	g.waitingList[0] <- true
	g.waitingList = g.waitingList[1:]
}
