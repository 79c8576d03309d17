package exercise_test

import (
	"fmt"
	"sync/atomic"
	"time"

	"workbook/labs/05-atomic/exercise"
	"workbook/labs/contract"
	"workbook/labs/units"
)

// enough is how many operations on a cell that nobody else changes are more than
// any right call makes.
const enough = 1000

// A scripted cell is one to which others come at moments that are laid down. It
// fails the step as soon as a call goes wrong.
type scripted struct {
	t       *contract.T
	number  int64
	x       int64 // what the call raises it to
	others  comes
	made    int // operations
	quiet   int // of these, since others came last
	loaded  int64
	hasLoad bool
	refused int // swaps that failed since the last Load
}

// comes lets the others raise the cell.
func (c *scripted) comes() {
	c.made++
	c.quiet++
	if to, raised := c.others(c.made); raised {
		c.number, c.quiet = max(c.number, to), 0
	}
	if c.quiet > enough {
		c.t.Want(c.number < c.x, spins, "a return, as the cell holds enough", "more than %s operations on the cell", units.Count(enough))
		c.t.Fail(gaveUp, units.Count(c.x)+" in the cell, which nobody else changes any more", "more than %s operations on it, and no success", units.Count(enough))
	}
}

func (c *scripted) Load() int64 {
	c.comes()
	c.loaded, c.hasLoad, c.refused = c.number, true, 0
	return c.number
}

func (c *scripted) CompareAndSwap(old, new int64) bool {
	c.comes()
	switch {
	case new < old:
		c.fail(lowered, "no swap for less", old, new)
	case new == old, old >= c.x:
		c.fail(needless, "no swap if the cell holds enough", old, new)
	case new != c.x:
		c.fail(other, "a swap for "+units.Count(c.x), old, new)
	case old == c.number:
		c.number = new
		return true
	}
	if c.refused++; c.hasLoad && c.refused > 1 && old == c.loaded {
		c.fail(stale, "no second try with a number that the cell no longer holds", old, new)
	}
	return false
}

// fail fails the step for a swap.
func (c *scripted) fail(cause *contract.Cause, want string, old, new int64) {
	c.t.Fail(cause, want, "a swap of %s for %s, while the cell holds %s", units.Count(old), units.Count(new), units.Count(c.number))
}

// An alone cell is for one goroutine.
type alone struct{ number int64 }

func (a *alone) Load() int64 { return a.number }

func (a *alone) CompareAndSwap(old, new int64) bool {
	if a.number != old {
		return false
	}
	a.number = new
	return true
}

// A halting cell stops its caller before an operation. Until then another goroutine
// raises it before each, so that no swap succeeds.
type halting struct {
	atomic.Int64
	at           int64
	made         atomic.Int64 // operations
	halted, open chan struct{}
}

func (h *halting) halt() {
	switch made := h.made.Add(1); {
	case made < h.at:
		h.Int64.Add(1)
	case made == h.at:
		close(h.halted)
		<-h.open
	}
}

func (h *halting) Load() int64 {
	h.halt()
	return h.Int64.Load()
}

func (h *halting) CompareAndSwap(old, new int64) bool {
	h.halt()
	return h.Int64.CompareAndSwap(old, new)
}

// A scripted cell also has what an *atomic.Int64 has besides the methods of a Cell, and
// the method by which package fmt prints it. A call that looks for one finds it, and the
// step fails.

func (c *scripted) Store(int64)            { c.detour("Store") }
func (c *scripted) Swap(int64) (old int64) { return c.detour("Swap") }
func (c *scripted) Add(int64) (sum int64)  { return c.detour("Add") }
func (c *scripted) And(int64) (old int64)  { return c.detour("And") }
func (c *scripted) Or(int64) (old int64)   { return c.detour("Or") }
func (c *scripted) Format(fmt.State, rune) { c.detour("package fmt") }

// detour fails the step, so it never returns.
func (c *scripted) detour(by string) int64 {
	c.t.Fail(contract.Forbidden, "no operation but the two of a Cell", "one by %s", by)
	return 0
}

// A lateCell takes a long while for each operation. Others add 1 before each of the
// first swaps.
type lateCell struct {
	number atomic.Int64
	others int
}

func (l *lateCell) Load() int64 {
	time.Sleep(contract.Day)
	return l.number.Load()
}

func (l *lateCell) CompareAndSwap(old, new int64) bool {
	time.Sleep(contract.Day)
	if l.others > 0 {
		l.others--
		l.number.Add(1)
	}
	return l.number.CompareAndSwap(old, new)
}

// late wants a call to go on however long its operations take.
func late(t *contract.T) {
	for others := range 4 {
		t.With("Raise to 50, the cell holds 0, each operation takes %v, and the first %d swaps fail", contract.Day, others)
		cell := &lateCell{others: others}
		t.Hurried(func() { exercise.Raise(cell, 50) })
		t.Want(cell.number.Load() == 50, contract.GaveUp, "50 in the cell at the end", "%s", units.Count(cell.number.Load()))
	}
}
