package exercise_test

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"workbook/labs/20-tail/exercise"
	"workbook/labs/contract"
)

// ended ends the context of those that wait; then others can wait.
func ended(t *contract.T, inside, waiting int, e contract.Ending) {
	c := crowded(t, inside, waiting, e.Ctx)
	t.With("a gate for %d inside and %d waiting; %s then", inside, waiting, e.Says)
	e.End()
	for range waiting {
		err := <-c.came
		t.Want(err == e.Want, gone, "the error of the context that ended", "%v", err)
	}
	stay, end := context.WithCancel(always)
	defer end()
	for range waiting {
		go func() { c.came <- c.gate.Enter(stay) }()
	}
	t.WantWaiting(c.before)
	t.Want(len(c.came) == 0, refused, "places to wait for as many others", "not for %d", len(c.came))
	err := c.gate.Enter(e.Ctx)
	t.Want(err == e.Want, gone, "the error of a context that has ended, though the gate is full", "%v", err)
	c.empty(inside, waiting)
}

// atOnce lets somebody leave in the moment in which the context of the one that
// waits ends. Whoever it is that gets the place, it is free again afterwards, or one
// that waits has it.
func atOnce(t *contract.T) {
	stay, endAll := context.WithCancel(always)
	defer endAll()
	for round := range 50 {
		ctx, end := context.WithCancel(always)
		c := crowded(t, 1, 1, ctx)
		t.With("a caller that leaves while the context of the one that waits ends")
		if round%2 == 0 {
			go end()
			c.gate.Leave()
		} else {
			end()
			c.gate.Leave()
		}
		if err := <-c.came; err == nil {
			c.gate.Leave()
		}
		go func() { c.came <- c.gate.Enter(stay) }()
		t.WantWaiting(c.before)
		end()
		t.Want(len(c.came) == 1, refused, "a place: all have left", "a caller that waits")
		wantIn(t, <-c.came, "nil: all have left")
	}
}

// passedOn ends the context of one of two that wait, and lets the one inside leave in that
// moment. The other one comes in, now or when the first one leaves. With one CPU, what the
// context wakes comes when both have happened.
func passedOn(t *contract.T) {
	usual := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(usual)
	for _, cpus := range []int{usual, 1} {
		runtime.GOMAXPROCS(cpus)
		for round := range 20 {
			for _, e := range contract.Endings() {
				t.With("a full gate at which two wait; for the first of them %s, while the one inside leaves", e.Says)
				before, g := t.Goroutines(), fullGate(2)
				stay, end := context.WithCancel(always)
				ending, other := make(chan error, 1), make(chan error, 1)
				go func() { ending <- g.Enter(e.Ctx) }()
				t.WantWaiting(before)
				go func() { other <- g.Enter(stay) }()
				t.WantWaiting(before)
				if round%2 == 0 {
					go e.End()
				} else {
					e.End()
				}
				g.Leave()
				if err := <-ending; err == nil {
					g.Leave()
				}
				t.WantWaiting(before)
				t.Want(len(other) == 1, refused, "the other one in", "it waits")
				wantIn(t, <-other, "nil")
				end()
			}
		}
	}
}

// late ends a context in the moment in which its caller begins to wait, every other time
// right after the one inside has left. Two come when all have left: one is in and the other
// one waits, or if a place was lost, one waits and the other one is refused.
func late(t *contract.T) {
	for round := range 600 {
		leaves := round%2 > 0
		t.With("a full gate, and a context that ends while its caller begins to wait (the one inside leaves before that: %t); then two others", leaves)
		g := fullGate(1)
		ctx, end := context.WithCancel(always)
		t.AtOnce(2, func(i int) {
			if i == 0 {
				if leaves {
					g.Leave()
				}
				end()
				return
			}
			err := g.Enter(ctx)
			t.Want(err == context.Canceled || err == nil && leaves, gone, "the error of the context that ended", "%v", err)
			if err == nil {
				g.Leave()
			}
		})
		if !leaves {
			g.Leave()
		}
		stay, endAll := context.WithCancel(always)
		came := make(chan error, 2)
		for range 2 {
			go func() { came <- g.Enter(stay) }()
		}
		wantIn(t, <-came, "nil for one of two: all have left")
		g.Leave()
		wantIn(t, <-came, "nil for the other one")
		endAll()
	}
}

// allEnd ends the contexts of all who wait in the same moment.
func allEnd(t *contract.T) {
	const waiting = 8
	t.With("a gate for 1 inside and %d waiting, whose context ends", waiting)
	before, g := t.Goroutines(), fullGate(waiting)
	ctx, end := context.WithCancel(always)
	var callers sync.WaitGroup
	for range waiting {
		callers.Go(func() {
			err := g.Enter(ctx)
			t.Want(err == context.Canceled, gone, "the error of the context that ended", "%v", err)
		})
	}
	t.WantWaiting(before)
	end()
	callers.Wait()
}

// comesFirst lets somebody come right after a caller who has left, before the one that
// waited has woken up. One of them is in, and not both.
func comesFirst(t *contract.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // so that the one that waited has no CPU yet
	for range 20 {
		t.With("a gate for 1 inside, a caller that leaves while another one waits, and a third one that comes at once")
		before, g := t.Goroutines(), fullGate(2)
		var in atomic.Int64
		stays := func() {
			if g.Enter(always) == nil {
				t.Want(in.Add(1) == 1, admitted, "1 inside", "2")
				for range 5 {
					runtime.Gosched()
				}
				in.Add(-1)
				g.Leave()
			}
		}
		var other sync.WaitGroup
		other.Go(stays)
		t.WantWaiting(before)
		g.Leave()
		stays()
		other.Wait()
	}
}

// together lets several come in the same moment: to a gate with places for all, then
// to a full one at which one of them may wait.
func together(t *contract.T) {
	const callers = 4
	for range 300 {
		t.With("%d callers in the same moment, and as many places inside", callers)
		g := exercise.New(callers, 0)
		t.AtOnce(callers, func(int) {
			wantIn(t, g.Enter(always), "nil")
		})

		t.With("%d callers in the same moment, nobody may come in, and 1 may wait", callers)
		g = fullGate(1)
		came, busy := make(chan error, callers), make(chan struct{})
		var back atomic.Int64
		stay, end := context.WithCancel(always)
		go t.AtOnce(callers, func(int) {
			came <- g.Enter(stay)
			if back.Add(1) == callers-1 {
				close(busy)
			}
		})
		t.Want(contract.Comes(busy, &back), admitted, "ErrBusy for all but one", "more than one that waits")
		for range callers - 1 {
			err := <-came
			t.Want(err == exercise.ErrBusy, admitted, "ErrBusy for all but one", "%v", err)
		}
		g.Leave()
		err := <-came
		end()
		wantIn(t, err, "nil for the one that waited")
	}
}
