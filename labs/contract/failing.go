package contract

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

// bounded reports that no more calls are in flight at once than there are workers. If
// more are, some that begin after a failure say nothing.
func (c Calls[R]) bounded() bool {
	for _, task := range []lab.Task{{N: 20, Workers: 1}, {N: 40, Workers: 2}} {
		var calls headcount
		_, _ = c.Run(context.Background(), task, func(_ context.Context, i int64) (int64, error) {
			calls.enter()
			for range 20 {
				runtime.Gosched()
			}
			calls.leave()
			return i, nil
		})
		if calls.most() > task.Workers {
			return false
		}
	}
	return true
}

// noneAfter lets a call fail at once, and wants no call after that. There is one CPU,
// so whoever handed out the number comes to its next step only when both are ready: the
// failure, and somebody who would take another number. With several workers, each of
// the others may be about to begin a call already, and if the system interrupts the one
// whose call failed, more than one. That does not happen time and again.
func (c Calls[R]) noneAfter(t *T, workers int) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	const rounds = 300
	tooMany, spared := 0, 0
	if workers > 1 {
		spared = rounds / 100
	}
	for round := range rounds {
		task, bad := lab.Task{N: 40, Workers: workers}, int64(round%8+1)
		t.With("%s, the call for number %d fails at once", Describe(task), bad)
		var after atomic.Int64
		var failed atomic.Bool
		_, _ = c.Run(context.Background(), task, func(_ context.Context, i int64) (int64, error) {
			switch {
			case failed.Load():
				after.Add(1)
			case i == bad:
				failed.Store(true)
				return 0, Failures[0]
			}
			for range round / 8 % 3 { // the other workers come to wait for their numbers
				runtime.Gosched()
			}
			return i, nil
		})
		if after.Load() >= int64(workers) {
			tooMany++
		}
		t.Want(tooMany <= spared, CalledOn, "no call once the failure is known", "%d more", after.Load())
	}
}

// firstFails lets one of the calls in flight fail, in each round with another error.
// The others return as soon as their context ends, with its error, another one or none,
// so an answer that ends it before it has written down the failure is too late in some
// run with pauses, and so is one that has made room for another call by then. It reports
// whether all calls were in flight at once and their context ended, which is another
// step's business.
func (c Calls[R]) firstFails(t *T, task lab.Task, round int) bool {
	failure := Failures[round%len(Failures)]
	then := []error{context.Canceled, nil, errors.New("too late")}[round/len(Failures)%3]
	t.With("%s, a call fails with %q, a %T, and the others in flight return %v when their context ends", Describe(task), failure, failure, then)
	var came atomic.Int64
	var late atomic.Bool // one has waited in vain, and the others need not
	all := make(chan struct{})
	got, err := c.Run(context.Background(), task, func(ctx context.Context, i int64) (int64, error) {
		place := came.Add(1)
		if place == int64(task.Workers) {
			close(all)
		}
		if !comes(all, Hold, func() (int64, bool) { return came.Load(), late.Load() }) {
			late.Store(true)
		}
		if place == 1 {
			return 0, failure
		}
		if !comes(ctx.Done(), Hold, func() (int64, bool) { return 0, late.Load() }) {
			late.Store(true)
		}
		return i, then
	})
	if late.Load() {
		return false
	}
	c.wantStopped(t, got, err, failure)
	t.Want(came.Load() <= int64(task.Workers), CalledOn, "no call once the failure is known", "%d more", came.Load()-int64(task.Workers))
	return true
}

// lateOnes lets a call fail, and those that begin after it wait for the end of their
// context: they may have begun while nobody knew of the failure, and end all the same.
func (c Calls[R]) lateOnes(t *T) {
	task := lab.Task{N: 200, Workers: 4}
	bad := 1 + t.Int64N(task.N)
	t.With("%s, the call for number %d fails at once, and others that begin then wait for the end of their context", Describe(task), bad)
	var failed atomic.Bool
	_, _ = c.Run(context.Background(), task, func(ctx context.Context, i int64) (int64, error) {
		switch {
		case i == bad:
			failed.Store(true)
			return 0, Failures[0]
		case failed.Load():
			t.Want(Comes(ctx.Done(), nil), NotEnded, "the context of every call in flight ends", "one waited for that in vain")
		}
		return i, nil
	})
}

// beside keeps the call of one run in flight, and wants other runs to return meanwhile,
// whichever way they end: none has anything to wait for there.
func (c Calls[R]) beside(t *T) {
	task := lab.Task{N: 1, Workers: 1}
	t.With("%s, a call that takes long, and other runs meanwhile: one that has its answer, one that fails, one that is cancelled", Describe(task))
	here, let, over := make(chan struct{}), make(chan struct{}), make(chan struct{})
	var long sync.WaitGroup
	long.Go(func() {
		_, _ = c.Run(context.Background(), task, func(_ context.Context, i int64) (int64, error) {
			close(here)
			<-let
			return i, nil
		})
	})
	<-here
	var returned atomic.Int64
	go func() {
		defer close(over)
		ctx, cancel := context.WithCancel(context.Background())
		for _, leave := range []func() error{
			func() error { return nil },
			func() error { return Failures[0] },
			func() error { cancel(); return ctx.Err() },
			ctx.Err, // it has ended before
		} {
			_, _ = c.Run(ctx, task, func(_ context.Context, i int64) (int64, error) { return i, leave() })
			returned.Add(1)
		}
	}()
	t.Want(Comes(over, &returned), Serial, "runs that wait for their own calls only", "one that waits for a call of another run")
	close(let)
	long.Wait()
}
