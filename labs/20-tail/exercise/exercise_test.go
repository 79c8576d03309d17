package exercise_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"workbook/labs/20-tail/exercise"
	"workbook/labs/contract"
)

var (
	refused = &contract.Cause{Name: "refused", Hints: []string{
		"A caller was refused, and there was a place for it.",
		"Count for one small gate who is in and who waits. Is a place free again after every way out?",
	}}
	admitted = &contract.Cause{Name: "admitted", Hints: []string{
		"More are in, or wait, than may.",
		"What does Enter look at before it waits? Can another caller come between the look and the wait?",
	}}
	gone = &contract.Cause{Name: "gone", Hints: []string{
		"A caller whose context had ended was let in, or kept waiting, or got another error.",
		"If a select has two cases ready, it takes either of them.",
	}}
)

// patience is how long something is tried that has to succeed at last.
const patience = 2 * time.Second

var always = context.Background()

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, size := range [][2]int{{1, 0}, {1, 1}, {2, 3}, {1 + t.IntN(9), 1 + t.IntN(20)}, {40 + t.IntN(100), 70 + t.IntN(100)}} {
			inside, waiting := size[0], size[1]
			empty(t, inside, waiting)
			full(t, inside, waiting)
			ended(t, inside, waiting)
		}
		atOnce(t)
	})
}

// empty lets callers in and out one after another, and one with an ended context.
func empty(t *contract.T, inside, waiting int) {
	t.With("a gate for %d inside and %d waiting, and callers who leave at once", inside, waiting)
	g := exercise.New(inside, waiting)
	for range 3 * (inside + waiting) {
		err := g.Enter(always)
		t.Want(err == nil, refused, "nil", "%v", err)
		g.Leave()
	}
	over, end := context.WithCancel(always)
	end()
	for range 50 {
		err := g.Enter(over)
		t.Want(err == context.Canceled, gone, "the error of the context that had ended", "%v", err)
	}
	for range inside {
		err := g.Enter(always)
		t.Want(err == nil, refused, "nil: those that had ended hold no place", "%v", err)
	}
}

// filled returns a gate with all places taken, and what says who comes in.
func filled(t *contract.T, inside, waiting int, ctx context.Context) (*exercise.Gate, chan error) {
	t.With("a gate for %d inside and %d waiting, with all places taken", inside, waiting)
	g := exercise.New(inside, waiting)
	for range 3 { // what Enter counts, Leave counts back
		_ = g.Enter(always)
		g.Leave()
	}
	for range inside {
		err := g.Enter(always)
		t.Want(err == nil, refused, "nil", "%v", err)
	}
	came := make(chan error, waiting)
	var all atomic.Bool // those that shall wait do, so nobody is refused any more
	for range waiting {
		go func() {
			err := g.Enter(ctx)
			for err == exercise.ErrBusy { // the one more, below, waits in its place
				t.Want(!all.Load(), refused, "places to wait for as many", "%v", err)
				time.Sleep(time.Millisecond)
				err = g.Enter(ctx)
			}
			came <- err
		}()
	}
	// Until all of them wait, one more may wait too; its time is short.
	for began := time.Now(); ; {
		short, end := context.WithTimeout(always, 5*time.Millisecond)
		err := g.Enter(short)
		end()
		t.Want(err != nil, admitted, "ErrBusy", "nil")
		if err == exercise.ErrBusy {
			all.Store(true)
			time.Sleep(5 * time.Millisecond) // for whoever is refused to try again
			break
		}
		t.Want(errors.Is(err, context.DeadlineExceeded), gone, "ErrBusy, or the error of its context", "%v", err)
		t.Want(time.Since(began) < patience, admitted, "ErrBusy", "a caller that waits")
		time.Sleep(5 * time.Millisecond) // its place is free for one of those that shall wait
	}
	return g, came
}

// full refuses, and lets one in for each that leaves.
func full(t *contract.T, inside, waiting int) {
	g, came := filled(t, inside, waiting, always)
	for left := range waiting {
		t.Want(len(came) == 0, admitted, "nobody in before somebody leaves", "one more")
		g.Leave()
		select {
		case err := <-came:
			t.Want(err == nil, refused, "nil", "%v", err)
		case <-time.After(patience):
			t.Fail(refused, "one of those that wait in, when somebody left", "nobody, after %d left", left+1)
		}
	}
	for range inside {
		g.Leave()
	}
	for range inside {
		err := g.Enter(always)
		t.Want(err == nil, refused, "nil: all have left", "%v", err)
	}
}

// ended ends the context of those that wait; then others can wait.
func ended(t *contract.T, inside, waiting int) {
	ctx, end := context.WithCancel(always)
	g, came := filled(t, inside, waiting, ctx)
	over, done := context.WithCancel(always)
	done()
	err := g.Enter(over)
	t.Want(err == context.Canceled, gone, "the error of a context that has ended, though the gate is full", "%v", err)
	end()
	for range waiting {
		err := <-came
		t.Want(err == context.Canceled, gone, "the error of the context that ended", "%v", err)
	}
	t.With("a gate from which all that waited have gone")
	short, stop := context.WithTimeout(always, 5*time.Millisecond)
	defer stop()
	if err := g.Enter(short); waiting > 0 {
		t.Want(err != exercise.ErrBusy, refused, "a caller that waits", "%v", err)
	}
}

// atOnce lets somebody leave in the moment in which the context of the one that
// waits ends. Whoever it is that gets the place, it is free again afterwards.
func atOnce(t *contract.T) {
	for round := range 20 {
		ctx, end := context.WithCancel(always)
		g, came := filled(t, 1, 1, ctx)
		t.With("a caller that leaves while the context of the one that waits ends")
		if round%2 == 0 {
			go end()
			g.Leave()
		} else {
			end()
			g.Leave()
		}
		if err := <-came; err == nil {
			g.Leave()
		}
		short, done := context.WithTimeout(always, patience)
		err := g.Enter(short)
		done()
		end()
		t.Want(err == nil, refused, "nil: all have left", "%v", err)
	}
}

func TestRaceFree(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		const inside, waiting = 3, 20
		t.With("20 callers that wait, then enter and leave again and again, 3 at once")
		g := exercise.New(inside, waiting)
		for range inside { // so that nothing orders how the callers begin to wait
			_ = g.Enter(always)
		}
		var in, most atomic.Int64
		var callers sync.WaitGroup
		for range waiting {
			callers.Go(func() {
				for range 200 {
					err := g.Enter(always)
					t.Want(err == nil, refused, "nil", "%v", err)
					if now := in.Add(1); now > most.Load() {
						most.Store(now)
					}
					in.Add(-1)
					g.Leave()
				}
			})
		}
		time.Sleep(20 * time.Millisecond)
		for range inside {
			g.Leave()
		}
		callers.Wait()
		t.Want(most.Load() <= inside, admitted, "3 inside at most", "%d", most.Load())
	})
}

func TestTidy(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		t.With("one caller")
		before := t.Goroutines()
		g := exercise.New(1, 1)
		_ = g.Enter(always)
		g.Leave()
		t.WantEnded(before)
		t.WithoutClock()
	})
}
