package exercise_test

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"workbook/labs/20-tail/exercise"
	"workbook/labs/contract"
)

var (
	refused = &contract.Cause{Name: "refused", Hints: []string{
		"A caller was refused, although there was a place for it.",
		"Count for one small gate who is in and who waits. Is a place free again after every way out?",
		"Whom do you count, and since when? A caller who is refused is none of those who are in or wait.",
	}}
	admitted = &contract.Cause{Name: "admitted", Hints: []string{
		"More callers are in, or wait, than the gate allows.",
		"What does Enter look at before it waits? Can another caller come between the look and the wait?",
	}}
	gone = &contract.Cause{Name: "gone", Hints: []string{
		"A caller whose context had ended was let in, or kept waiting, or got another error.",
		"If a select has two cases ready, it takes either of them.",
		"Can the signal for a caller come after its last look and before its wait? It can't if the signal needs the lock that the caller holds meanwhile.",
	}}
)

// always is a context that never ends. Few wait with it: what an exercise keeps as long
// as a context would slow down the rest of the step, and the step tidy looks for it.
var always = context.Background()

// wantIn fails the step unless Enter has let a caller in. Want says why it had to.
func wantIn(t *contract.T, err error, want string) {
	t.Want(err == nil, refused, want, "%v", err)
}

// fullGate makes a gate with one inside, and room for some that wait.
func fullGate(waiting int) *exercise.Gate {
	gate := exercise.New(1, waiting)
	_ = gate.Enter(always)
	return gate
}

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		t.WithoutClock()
		for _, size := range [][2]int{{1, 0}, {1, 1}, {2, 3}, {8, 0}, {1 + t.IntN(9), 1 + t.IntN(20)}, {40 + t.IntN(100), 70 + t.IntN(100)}} {
			inside, waiting := size[0], size[1]
			empty(t, inside, waiting)
			stay, end := context.WithCancel(always)
			full(t, inside, waiting, stay)
			end()
			for _, e := range contract.Endings() {
				ended(t, inside, waiting, e)
			}
		}
		full(t, 2, 2, always)
		someEnd(t, []int{0, 1, 2, 3, 4})
		someEnd(t, []int{4, 3, 2, 1, 0})
		someEnd(t, t.Perm(4+t.IntN(10)))
		atOnce(t)
		passedOn(t)
		comesFirst(t)
		overtaken(t)
		looks(t)
		heldUp(t)
		refusedAtTheEnd(t)
		endedBefore(t)
		many(t, 2000)
		apart(t)
		together(t)
		manyGates(t)
		large(t)
		veryMany(t)
	})
}

// empty lets callers in and out one after another, and some with a context that has
// ended.
func empty(t *contract.T, inside, waiting int) {
	t.With("a gate for %d inside and %d waiting, and callers who leave at once", inside, waiting)
	g := exercise.New(inside, waiting)
	for range 3 * (inside + waiting) {
		wantIn(t, g.Enter(always), "nil")
		g.Leave()
	}
	for _, e := range contract.Endings() {
		e.End()
		for range 20 { // a select with two cases ready takes either
			err := g.Enter(e.Ctx)
			t.Want(err == e.Want, gone, "the error of the context that had ended", "%v", err)
		}
	}
	for range inside {
		wantIn(t, g.Enter(always), "nil: those that had ended hold no place")
	}
}

// A crowd is callers that came to a gate at once: as many as may be inside are, and
// as many as may wait do.
type crowd struct {
	gate   *exercise.Gate
	came   chan error // what Enter returned to those that waited
	before contract.Goroutines
	made   contract.Goroutines // when the gate had been used: it may have some of its own
}

// crowded lets more callers come to a gate than there are places, all at once.
func crowded(t *contract.T, inside, waiting int, ctx context.Context) crowd {
	const more = 9
	all := inside + waiting + more
	t.With("a gate for %d inside and %d waiting, and %d callers at once", inside, waiting, all)
	c := crowd{before: t.Goroutines(), came: make(chan error, all)}
	c.gate = exercise.New(inside, waiting)
	for range 3 { // what Enter counts, Leave counts back
		_ = c.gate.Enter(always)
		c.gate.Leave()
	}
	c.made = t.Goroutines()
	start := make(chan bool)
	for range all {
		go func() { <-start; c.came <- c.gate.Enter(ctx) }()
	}
	close(start)
	t.WantWaiting(c.before)
	in, busy := tally(t, c.came, len(c.came))
	t.Want(in <= inside, admitted, fmt.Sprintf("%d inside", inside), "%d", in)
	t.Want(busy >= more, admitted, fmt.Sprintf("ErrBusy for %d", more), "for %d, and %d wait", busy, all-in-busy)
	t.Want(in == inside, refused, fmt.Sprintf("%d inside", inside), "%d", in)
	t.Want(busy == more, refused, fmt.Sprintf("ErrBusy for %d", more), "for %d, and %d wait", busy, all-in-busy)
	return c
}

// tally counts which of the callers that come back are in, and which were refused.
func tally(t *contract.T, came <-chan error, callers int) (in, busy int) {
	for range callers {
		err := <-came
		t.Want(err == nil || err == exercise.ErrBusy, refused, "nil or ErrBusy", "%v", err)
		if err == nil {
			in++
		}
	}
	return in, callers - in
}

// empty lets those inside leave, and those that wait come in and leave.
func (c crowd) empty(inside, waiting int) {
	for range waiting {
		c.gate.Leave()
		<-c.came
	}
	for range inside {
		c.gate.Leave()
	}
}

// full lets one in for each that leaves.
func full(t *contract.T, inside, waiting int, ctx context.Context) {
	c := crowded(t, inside, waiting, ctx)
	t.With("a gate for %d inside and %d waiting, and one after the other leaves", inside, waiting)
	for left := 0; left < waiting; {
		n := min(1+left/2, inside, waiting-left) // one at first, then more at once
		for range n {
			c.gate.Leave()
		}
		left += n
		t.WantWaiting(c.before)
		t.Want(len(c.came) >= n, refused, "one that waits in for each that left", "%d for %d", len(c.came), n)
		t.Want(len(c.came) <= n, admitted, "one that waits in for each that left", "%d for %d", len(c.came), n)
		for range n {
			wantIn(t, <-c.came, "nil")
		}
	}
	c.empty(inside, 0)
	for range inside {
		wantIn(t, c.gate.Enter(ctx), "nil: all have left")
	}
}

func TestRaceFree(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		const inside, waiting = 3, 20
		t.With("20 callers that wait, then enter and leave again and again, 3 at once")
		before := t.Goroutines()
		stay, end := context.WithCancel(always)
		g := exercise.New(inside, waiting)
		for range inside { // so that nothing orders how the callers begin to wait
			_ = g.Enter(always)
		}
		var in, most atomic.Int64
		var callers sync.WaitGroup
		for range waiting {
			callers.Go(func() {
				for range 200 {
					wantIn(t, g.Enter(stay), "nil")
					if now := in.Add(1); now > most.Load() {
						most.Store(now)
					}
					in.Add(-1)
					g.Leave()
				}
			})
		}
		t.WantWaiting(before)
		for range inside {
			g.Leave()
		}
		callers.Wait()
		end()
		t.Want(most.Load() <= inside, admitted, "3 inside at most", "%d", most.Load())
		together(t)
		several(t)
		late(t)
		usual := runtime.GOMAXPROCS(1) // so that pauses alone decide who comes between two steps
		passes(t)
		waits(t)
		overtaken(t)
		runtime.GOMAXPROCS(usual)
		passes(t)
		allEnd(t)
	})
}

func TestTidy(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, e := range contract.Endings() {
			c := crowded(t, 2, 5, e.Ctx)
			t.With("a gate that all have left, with contexts that go on")
			c.empty(2, 5)
			t.WantWaiting(c.before)
			t.WantEnded(c.made)

			c = crowded(t, 2, 5, e.Ctx)
			t.With("a gate that all have left; before, %s", e.Says)
			e.End()
			t.WantWaiting(c.before)
			c.empty(2, 0)
			t.WantWaiting(c.before)
			t.WantEnded(c.made)
		}
	})
}
