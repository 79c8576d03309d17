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
		wantIn(t, <-c.came, "nil")
	}
	c.empty(2, 0)

	t.With("a gate that %d callers enter and leave, one after another", contract.ManyCalls)
	g := exercise.New(1, 0)
	for range contract.ManyCalls {
		wantIn(t, g.Enter(always), "nil: the gate is empty")
		g.Leave()
	}
	_ = g.Enter(always)
	err := g.Enter(always)
	t.Want(err == exercise.ErrBusy, admitted, "ErrBusy: one is in", "%v", err)
	manyInside(t)
}

// manyInside lets more callers in than 16 bits can count, or as many as come in at a slow
// gate within [contract.Patience].
func manyInside(t *contract.T) {
	const inside = contract.ManyCalls
	t.With("a gate for %d inside, which as many callers enter, and one more", inside)
	g := exercise.New(inside, 0)
	in := contract.InARow(inside, func(int64) { wantIn(t, g.Enter(always), "nil: others may come in") })
	if in == inside {
		err := g.Enter(always)
		t.Want(err == exercise.ErrBusy, admitted, "ErrBusy for one more", "%v", err)
	}
	g.Leave()
	wantIn(t, g.Enter(always), "nil: one has left")
}

// apart has a full gate, at which callers wait, and another gate, to which others come.
func apart(t *contract.T) {
	stay, end := context.WithCancel(always)
	defer end()
	c := crowded(t, 2, 3, stay)
	t.With("a full gate at which 3 wait; one caller enters another gate, for 1 inside and 1 waiting, and one waits there")
	before, g := t.Goroutines(), exercise.New(1, 1)
	wantIn(t, g.Enter(stay), "nil: the other gate is empty")
	came := make(chan error, 1)
	go func() { came <- g.Enter(stay) }()
	t.WantWaiting(before)
	t.Want(len(came) == 0, refused, "a caller that waits", "one that came back")
	err := g.Enter(stay)
	t.Want(err == exercise.ErrBusy, admitted, "ErrBusy: one is in and one waits", "%v", err)
	g.Leave()
	wantIn(t, <-came, "nil")
	t.Want(len(c.came) == 0, admitted, "nobody in at the gate that nobody has left", "%d", len(c.came))
	g.Leave()
	c.empty(2, 3)
}

// manyGates has many gates with one caller inside each. When the last one has been made, each
// of them still knows who is in.
func manyGates(t *contract.T) {
	const gates = 1000
	t.With("%d gates for 1 inside, each of which one caller has entered; in the end one more comes to each, before it leaves and after that", gates)
	all := make([]*exercise.Gate, gates)
	for i := range all {
		all[i] = fullGate(0)
	}
	for i, g := range all {
		err := g.Enter(always)
		t.Want(err == exercise.ErrBusy, admitted, "ErrBusy: one is in", "%v, at gate %d", err, i+1)
		g.Leave()
		wantIn(t, g.Enter(always), "nil: the gate is empty")
	}
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
					wantIn(t, g.Enter(always), "nil")
					runtime.Gosched()
					g.Leave()
				}
			})
		}
		callers.Wait()
	})
}

// someEnd ends the contexts of all who wait but two, one after another: those that
// came at the places of order, without the last two. As many others come and wait then,
// and all come in.
func someEnd(t *contract.T, order []int) {
	waiting := len(order)
	t.With("a gate for 1 inside and %d waiting, each with a context of its own; all of these end but two, and as many others come", waiting)
	before, g := t.Goroutines(), fullGate(waiting)
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
		wantIn(t, <-came[i], "nil")
		ends[i]()
	}
}
