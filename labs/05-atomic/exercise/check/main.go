// Command check is the checker of exercise 05; reportgen check starts it.
package main

import (
	"fmt"
	"math"
	"sync"
	"sync/atomic"
	"time"

	"workbook/labs/05-atomic/exercise"
	"workbook/labs/check"
	"workbook/labs/units"
)

func main() {
	check.Main(check.Exercise{
		Right:      right,
		RaceFree:   raceFree,
		Concurrent: concurrent,
		Hints:      hints,
	})
}

// patience is how long a caller that nobody may hold up has to get done. On a
// busy machine it may be kept from its CPU for a while.
const patience = 2 * time.Second

// right lets other goroutines come between the operations of one call, as the
// script of a cell says. So it finds the same mistake every time.
func right() *check.Failure {
	for _, less := range []bool{true, false} { // numbers that change nothing come first
		for _, held := range numbers {
			for _, x := range numbers {
				if (x < held) != less {
					continue
				}
				if failed := play(held, x, nil); failed != nil {
					return failed
				}
			}
		}
	}
	for _, to := range []int64{15, 5, 10} { // more than x, less, and as much
		for before := 1; before <= 4; before++ {
			if failed := play(1, 10, []move{{before, to}}); failed != nil {
				return failed
			}
		}
	}
	for _, last := range []int64{99, 100, 101} {
		if failed := play(-1, 100, manyMoves(last)); failed != nil {
			return failed
		}
	}
	return nil
}

// numbers are what a cell holds and what it is raised to, each with each.
var numbers = []int64{0, -1, 1, 2, -2, 1_000_000, math.MinInt64, math.MaxInt64}

// manyMoves raises the cell before each of many operations, and to last in the
// end.
func manyMoves(last int64) (moves []move) {
	for n := range 40 {
		moves = append(moves, move{n + 1, int64(n)})
	}
	return append(moves, move{41, last})
}

// play calls Raise once, on a cell in which others make their moves.
func play(held, x int64, moves []move) *check.Failure {
	c := &scripted{input: input(held, x, moves), number: held, x: x, moves: moves}
	if failed := c.raise(); failed != nil {
		return failed
	}
	if c.number < x {
		return check.Fail(gaveUp, c.input, units.Count(x)+" or more in the cell at the end", "%s", units.Count(c.number))
	}
	return nil
}

// input says what a call meets.
func input(held, x int64, moves []move) string {
	text := fmt.Sprintf("Raise to %s, the cell holds %s", units.Count(x), units.Count(held))
	switch len(moves) {
	case 0:
		return text
	case 1:
		return text + fmt.Sprintf(", and %s just before the call's operation number %d", units.Count(moves[0].to), moves[0].before)
	}
	return text + fmt.Sprintf(", and another number before each of the first %d operations, %s the last", len(moves), units.Count(moves[len(moves)-1].to))
}

// raceFree calls Raise at once on cells that nobody shares and that order
// nothing: what two calls touch all the same, they keep outside of them.
func raceFree() {
	var callers sync.WaitGroup
	for range 4 {
		callers.Go(func() {
			var mine alone
			for x := range int64(100) {
				exercise.Raise(&mine, x%37)
			}
		})
	}
	callers.Wait()
}

// concurrent stops one caller inside the cell, and wants another to get done.
func concurrent() *check.Failure {
	for _, at := range []string{"Load", "CompareAndSwap"} {
		if failed := passes(at); failed != nil {
			return failed
		}
	}
	return atFullSpeed()
}

func passes(at string) *check.Failure {
	cell := newHalting(at)
	var callers sync.WaitGroup
	defer callers.Wait()
	defer cell.release()
	first, second := make(chan struct{}), make(chan struct{})
	callers.Go(func() { exercise.Raise(cell, 5); close(first) })
	select {
	case <-cell.halted:
	case <-first:
		return nil // it came by no such operation
	}
	callers.Go(func() { exercise.Raise(cell, 7); close(second) })
	select {
	case <-second:
		return nil
	case <-time.After(patience):
		return check.Fail(waits, "two callers, one of them stopped in its "+at, "the other gets done", "it did not within %s", patience)
	}
}

// atFullSpeed lets callers raise one cell, with nothing between.
func atFullSpeed() *check.Failure {
	const callers, calls = 4, 5000
	for range 5 {
		var cell atomic.Int64
		var all sync.WaitGroup
		var fell atomic.Bool // somebody saw less there than what it had been raised to
		for c := range int64(callers) {
			all.Go(func() {
				for n := range int64(calls) {
					x := n*callers + c
					exercise.Raise(&cell, x)
					if cell.Load() < x {
						fell.Store(true)
					}
				}
			})
		}
		all.Wait()
		want := int64(callers*calls - 1)
		if got := cell.Load(); got != want || fell.Load() {
			return check.Fail(lowered, fmt.Sprintf("%d callers at once", callers),
				units.Count(want)+" at the end, and never less than before", "%s at the end", units.Count(got))
		}
	}
	return nil
}
