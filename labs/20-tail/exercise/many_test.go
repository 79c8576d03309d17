package exercise_test

import (
	"context"
	"runtime"
	"sync"

	"workbook/labs/20-tail/exercise"
	"workbook/labs/contract"
)

// many lets very many wait at a gate, and come in one after another.
func many(t *contract.T, waiting int) {
	stay, end := context.WithCancel(always)
	defer end()
	c := crowded(t, 2, waiting, stay)
	t.With("a gate for 2 inside and %d waiting, and one after another leaves", waiting)
	for range waiting {
		c.gate.Leave()
		err := <-c.came
		t.Want(err == nil, refused, "nil", "%v", err)
	}
	c.empty(2, 0)

	t.With("a gate that %d callers enter and leave, one after another", contract.ManyCalls)
	g := exercise.New(1, 0)
	for range contract.ManyCalls {
		err := g.Enter(always)
		t.Want(err == nil, refused, "nil: the gate is empty", "%v", err)
		g.Leave()
	}
	_ = g.Enter(always)
	err := g.Enter(always)
	t.Want(err == exercise.ErrBusy, admitted, "ErrBusy: one is in", "%v", err)
}

// endsFirst ends the context of one of two that wait, and lets the one inside leave right
// after that. There is one CPU, so what the context wakes comes when both have happened. A
// caller that is woken for the place and goes away leaves it to the other one.
func endsFirst(t *contract.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for range 20 {
		for _, e := range contract.Endings() {
			t.With("a full gate at which two wait; for the first of them %s, and the one inside leaves right after that", e.Says)
			before, g := t.Goroutines(), exercise.New(1, 2)
			_ = g.Enter(always)
			stay, end := context.WithCancel(always)
			ending, other := make(chan error, 1), make(chan error, 1)
			go func() { ending <- g.Enter(e.Ctx) }()
			t.WantWaiting(before)
			go func() { other <- g.Enter(stay) }()
			t.WantWaiting(before)
			e.End()
			g.Leave()
			if err := <-ending; err == nil {
				g.Leave()
			}
			t.WantWaiting(before)
			t.Want(len(other) == 1, refused, "the other one in", "it waits")
			err := <-other
			t.Want(err == nil, refused, "nil", "%v", err)
			end()
		}
	}
}

// apart has a full gate, at which callers wait, and another gate, to which others come.
func apart(t *contract.T) {
	stay, end := context.WithCancel(always)
	defer end()
	c := crowded(t, 2, 3, stay)
	t.With("a full gate at which 3 wait; one caller enters another gate, for 1 inside and 1 waiting, and one waits there")
	before, g := t.Goroutines(), exercise.New(1, 1)
	err := g.Enter(stay)
	t.Want(err == nil, refused, "nil: the other gate is empty", "%v", err)
	came := make(chan error, 1)
	go func() { came <- g.Enter(stay) }()
	t.WantWaiting(before)
	t.Want(len(came) == 0, refused, "a caller that waits", "one that came back")
	err = g.Enter(stay)
	t.Want(err == exercise.ErrBusy, admitted, "ErrBusy: one is in and one waits", "%v", err)
	g.Leave()
	err = <-came
	t.Want(err == nil, refused, "nil", "%v", err)
	t.Want(len(c.came) == 0, admitted, "nobody in at the gate that nobody has left", "%d", len(c.came))
	g.Leave()
	c.empty(2, 3)
}

// several has a gate for each of some goroutines, at which one more comes. Nothing orders
// what those at one gate do and what those at another do.
func several(t *contract.T) {
	t.With("4 gates for 1 inside and 3 waiting, and two callers at each who enter and leave again and again")
	t.AtOnce(4, func(int) {
		g := exercise.New(1, 3)
		var callers sync.WaitGroup
		for range 2 {
			callers.Go(func() {
				for range 100 {
					err := g.Enter(always)
					t.Want(err == nil, refused, "nil", "%v", err)
					runtime.Gosched()
					g.Leave()
				}
			})
		}
		callers.Wait()
	}).Wait()
}

// someEnd ends the contexts of all who wait but two, one after another: those that
// came at the places of order, without the last two. As many others come and wait then,
// and all come in.
func someEnd(t *contract.T, order []int) {
	waiting := len(order)
	t.With("a gate for 1 inside and %d waiting, each with a context of its own; all of these end but two, and as many others come", waiting)
	before, g := t.Goroutines(), exercise.New(1, waiting)
	_ = g.Enter(always)
	came := make([]chan error, waiting)
	ends := make([]context.CancelFunc, waiting)
	comes := func(i int) {
		ctx, end := context.WithCancel(always)
		came[i], ends[i] = make(chan error, 1), end
		go func() { came[i] <- g.Enter(ctx) }()
		t.WantWaiting(before) // so that they wait in this order
	}
	for i := range waiting {
		comes(i)
	}
	in := func() (in int) {
		for _, c := range came {
			in += len(c)
		}
		return in
	}
	ending := order[:waiting-2]
	for _, i := range ending {
		ends[i]()
		t.WantWaiting(before)
		t.Want(len(came[i]) == 1, gone, "the error of the context that ended", "a caller that waits on")
		err := <-came[i]
		t.Want(err == context.Canceled, gone, "the error of the context that ended", "%v", err)
	}
	for _, i := range ending {
		comes(i)
		t.Want(in() == 0, refused, "a place to wait for as many others", "not for %d", in())
	}
	for left := range waiting {
		t.Want(in() == left, admitted, "one in for each that left", "%d for %d", in(), left)
		g.Leave()
		t.WantWaiting(before)
		t.Want(in() == left+1, refused, "one in for each that left", "%d for %d", in(), left+1)
	}
	for i := range waiting {
		err := <-came[i]
		t.Want(err == nil, refused, "nil", "%v", err)
		ends[i]()
	}
}
