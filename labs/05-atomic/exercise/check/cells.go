package main

import (
	"sync"
	"sync/atomic"

	"workbook/labs/05-atomic/exercise"
	"workbook/labs/check"
	"workbook/labs/units"
)

// Causes of this exercise's own.
const (
	gaveUp   = "gave-up"  // Raise returns, and the cell has never held enough
	stale    = "stale"    // it compares with what it read before the last attempt
	lowered  = "lowered"  // it wants to put less there than the cell held
	needless = "needless" // it swaps although the cell holds enough
	other    = "other"    // it puts something else there than x
	spins    = "spins"    // it does not return although the cell holds enough
	waits    = "waits"    // one stopped caller stops another
)

// enough is how many operations on a cell are more than any right call makes.
const enough = 1000

// A move is what another goroutine raises the cell to just before an operation
// of the call.
type move struct {
	before int // the operation, from 1
	to     int64
}

// scripted is a cell in which others make their moves at moments that are laid
// down. It ends a call that goes wrong.
type scripted struct {
	input     string
	number    int64
	x         int64 // what the call raises it to
	moves     []move
	made      int   // operations
	loaded    int64 // by the call's last Load
	hasLoaded bool
	refused   int // swaps since that one that failed
}

// raise calls Raise, and returns for what the call was ended, or nil.
func (c *scripted) raise() (failed *check.Failure) {
	defer func() {
		if ended := recover(); ended != nil {
			var ours bool
			if failed, ours = ended.(*check.Failure); !ours {
				panic(ended)
			}
		}
	}()
	exercise.Raise(c, c.x)
	return nil
}

// comes lets the others make their move.
func (c *scripted) comes() {
	c.made++
	for _, m := range c.moves {
		if m.before == c.made {
			c.number = max(c.number, m.to)
		}
	}
	if c.made > enough && c.number >= c.x {
		c.end(spins, "a return, as the cell holds enough", "more than %s operations on the cell", units.Count(enough))
	}
	if c.made > enough {
		c.end(gaveUp, units.Count(c.x)+" in the cell, which nobody else changes any more", "more than %s operations on it, and no success", units.Count(enough))
	}
}

// end ends the call.
func (c *scripted) end(cause, want, got string, args ...any) {
	panic(check.Fail(cause, c.input, want, got, args...))
}

func (c *scripted) Load() int64 {
	c.comes()
	c.loaded, c.hasLoaded, c.refused = c.number, true, 0
	return c.number
}

func (c *scripted) CompareAndSwap(old, new int64) bool {
	c.comes()
	swap := "a swap of " + units.Count(old) + " for " + units.Count(new)
	switch {
	case new < old:
		c.end(lowered, "no swap for less", "%s", swap)
	case new == old, old >= c.x:
		c.end(needless, "no swap where the cell holds enough", "%s", swap)
	case new != c.x:
		c.end(other, "a swap for "+units.Count(c.x), "%s", swap)
	case old != c.number:
		if c.refused++; c.hasLoaded && c.refused > 1 && old == c.loaded {
			c.end(stale, "no second try with a number that the cell no longer holds", "%s again, while the cell holds %s", swap, units.Count(c.number))
		}
		return false
	}
	c.number = new
	return true
}

// alone is a cell for one goroutine.
type alone struct{ number int64 }

func (a *alone) Load() int64 { return a.number }

func (a *alone) CompareAndSwap(old, new int64) bool {
	if a.number != old {
		return false
	}
	a.number = new
	return true
}

// halting is a cell that stops the first caller of one of its operations.
type halting struct {
	atomic.Int64
	at           string
	stop         sync.Once
	halted, open chan struct{}
}

func newHalting(at string) *halting {
	return &halting{at: at, halted: make(chan struct{}), open: make(chan struct{})}
}

func (h *halting) release() { close(h.open) }

func (h *halting) halt(at string) {
	if at != h.at {
		return
	}
	first := false
	h.stop.Do(func() { first = true })
	if first {
		close(h.halted)
		<-h.open
	}
}

func (h *halting) Load() int64 {
	h.halt("Load")
	return h.Int64.Load()
}

func (h *halting) CompareAndSwap(old, new int64) bool {
	h.halt("CompareAndSwap")
	return h.Int64.CompareAndSwap(old, new)
}
