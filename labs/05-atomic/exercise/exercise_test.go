package exercise_test

import (
	"fmt"
	"math"
	"sync"
	"sync/atomic"
	"testing"

	"workbook/labs/05-atomic/exercise"
	"workbook/labs/contract"
	"workbook/labs/units"
)

// numbers are what a cell holds and what it is raised to, each with each. No
// floating point number holds all of them.
func numbers(t *contract.T) []int64 {
	drawn := int64(t.Uint64()) | 1<<60
	return []int64{0, -1, 1, 2, -2, 1_000_000, 1 << 31, 1<<53 + 1, 1 << 53, drawn, drawn - 1,
		math.MinInt64, math.MinInt64 + 1, math.MaxInt64, math.MaxInt64 - 1}
}

// TestRight lets other goroutines come between the operations of one call, as the
// script of a cell says. So it finds the same mistake every time. A call may sleep after
// each failure, and there are millions.
func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) { t.Hurried(func() { plays(t) }) })
}

func plays(t *contract.T) {
	for _, less := range []bool{true, false} { // numbers that change nothing come first
		for _, held := range numbers(t) {
			for _, x := range numbers(t) {
				if (x < held) == less {
					play(t, held, x, nobody, "")
				}
			}
		}
	}
	for _, to := range []int64{15, 5, 10} { // more than x, less, and as much
		for before := 1; before <= 4; before++ {
			comes := func(operation int) (int64, bool) { return to, operation == before }
			play(t, 1, 10, comes, fmt.Sprintf(", and %d just before the call's operation number %d", to, before))
		}
	}
	for _, held := range numbers(t) {
		for _, x := range numbers(t) {
			for _, to := range numbers(t) {
				if held < min(x, to) {
					raised(t, held, x, to)
				}
			}
		}
	}
	for _, many := range []int64{40, 4000, 200_000 + t.Int64N(200_000), 2_100_000 + t.Int64N(200_000)} {
		for _, last := range []int64{2 * many, 2*many - 1, 2*many + 1} {
			play(t, -1, 2*many, climb(many, last), fmt.Sprintf(", and another number before each of the first %s operations, %s the last", units.Count(many), units.Count(last)))
		}
	}
}

// raised lets others raise a cell that holds less before the call's first swap, and then
// before its second one too.
func raised(t *contract.T, held, x, to int64) {
	says := fmt.Sprintf(", and %s just before the call's operation number 2", units.Count(to))
	play(t, held, x, func(operation int) (int64, bool) { return to, operation == 2 }, says)
	says = fmt.Sprintf(", %s just before the call's operation number 2, and %s just before number 4", units.Count(held+1), units.Count(to))
	play(t, held, x, func(operation int) (int64, bool) {
		if operation == 2 {
			return held + 1, true
		}
		return to, operation == 4
	}, says)
}

// comes says what another goroutine raises a cell to before an operation of the
// call, the first of which is number 1.
type comes func(operation int) (to int64, raised bool)

func nobody(int) (int64, bool) { return 0, false }

// climb raises a cell before each of many operations, and to last in the end.
func climb(many, last int64) comes {
	return func(operation int) (int64, bool) {
		n := int64(operation)
		if n == many+1 {
			return last, true
		}
		return n, n <= many
	}
}

// play calls Raise once, on a cell to which others come.
func play(t *contract.T, held, x int64, others comes, says string) {
	t.With("Raise to %s, the cell holds %s%s", units.Count(x), units.Count(held), says)
	c := &scripted{t: t, number: held, x: x, others: others}
	exercise.Raise(c, x)
	t.Want(c.number >= x, gaveUp, units.Count(x)+" or more in the cell at the end", "%s", units.Count(c.number))
}

// TestRaceFree calls Raise at once on cells that nobody shares and that order
// nothing: what two calls touch all the same is outside of the cells.
func TestRaceFree(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		t.With("4 callers at once, each with a cell of its own")
		var callers sync.WaitGroup
		for range 4 {
			callers.Go(func() {
				var mine alone
				for x := range int64(10_000) {
					exercise.Raise(&mine, x%37*x)
				}
			})
		}
		callers.Wait()
	})
}

// TestConcurrent stops one caller at each of its operations in turn, and wants
// another to get done.
func TestConcurrent(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for at := int64(1); at <= 8; at++ {
			passes(t, at)
		}
		atFullSpeed(t)
		t.WithoutLocks("no lock", "sync.Locker", "sync.Cond")
	})
}

// passes stops a caller at an operation, and wants another caller to get done.
func passes(t *contract.T, at int64) {
	t.With("two callers, the first of which is stopped before its operation number %d", at)
	cell := &halting{at: at, halted: make(chan struct{}), open: make(chan struct{})}
	var callers sync.WaitGroup
	defer callers.Wait()
	defer close(cell.open)
	first, second := make(chan struct{}), make(chan struct{})
	callers.Go(func() { exercise.Raise(cell, 1<<40); close(first) })
	select {
	case <-cell.halted:
	case <-first:
		return // it made fewer operations
	}
	callers.Go(func() { exercise.Raise(cell, 1<<41); close(second) })
	t.Want(contract.Comes(second, nil), waits, "the other one gets done", "it waits")
}

// atFullSpeed lets callers raise one cell, with nothing between.
func atFullSpeed(t *contract.T) {
	const callers, calls = 4, 5000
	t.With("%d callers at once", callers)
	for range 5 {
		var cell atomic.Int64
		var all sync.WaitGroup
		for c := range int64(callers) {
			all.Go(func() {
				for n := range int64(calls) {
					x := n*callers + c
					exercise.Raise(&cell, x)
					got := cell.Load()
					t.Want(got >= x, lowered, "never less than before", "%s after a call with %s", units.Count(got), units.Count(x))
				}
			})
		}
		all.Wait()
		t.Want(cell.Load() == callers*calls-1, lowered, units.Count(callers*calls-1)+" at the end", "%s", units.Count(cell.Load()))
	}
}

func TestTidy(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for x := range int64(100) {
			t.With("Raise to %d, the cell holds 50", x)
			var cell atomic.Int64
			cell.Store(50)
			t.WantTidy(func() { exercise.Raise(&cell, x) })
		}
		late(t)
		t.WithoutState()
		t.Without("no operation but the two of a Cell", "sync/atomic")
	})
}
