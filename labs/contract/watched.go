package contract

import (
	"context"
	"math"
	"runtime"
	"sync/atomic"
	"time"

	"workbook/labs/lab"
)

// A Watched context calls something at one of the looks that are taken at it, those
// of Done and those of Err.
type Watched struct {
	context.Context
	At    int64  // which look, counted from 1
	Call  func() // may end the context
	Stale bool   // what Err returns it has seen before the call
	looks atomic.Int64
}

// Done is a look.
func (w *Watched) Done() <-chan struct{} { w.look(); return w.Context.Done() }

// Err is a look.
func (w *Watched) Err() error {
	before := w.Context.Err()
	w.look()
	if w.Stale {
		return before
	}
	return w.Context.Err()
}

func (w *Watched) look() {
	if w.looks.Add(1) == w.At {
		w.Call()
	}
}

// Taken reports whether the look was taken. From now on it is not taken any more.
func (w *Watched) Taken() bool { return w.looks.Swap(w.At) >= w.At }

// glances lets run have contexts that end during a look that does not see it: during
// the first look, the second one and so on, as far as run takes any. Whoever is woken by
// the end has time to do what it does before the look is over. Run calls end then, and
// returns whether the look was taken.
func glances(run func(w *Watched, end func()) (taken bool)) {
	for at, taken := int64(1), true; taken && at < 9; at++ {
		ctx, end := context.WithCancel(context.Background())
		w := &Watched{Context: ctx, At: at, Stale: true}
		taken = run(w, ending(end))
		end()
	}
}

// glanced lets the context end while the exercise looks at it and does not see it yet.
func (c Calls[R]) glanced(t *T) {
	for _, workers := range []int{1, 2, 5} {
		task := lab.Task{N: 10 * int64(workers), Workers: workers}
		glances(func(w *Watched, end func()) (taken bool) {
			t.With("%s, the context ends during look %d at it, which does not see that yet", Describe(task), w.At)
			before, m := t.Goroutines(), t.Numbers(task.N)
			var answered, at atomic.Int64
			at.Store(task.N)
			w.Call = func() { end(); at.Store(answered.Load()) }
			got, err := c.Run(w, task, func(_ context.Context, i int64) (int64, error) {
				defer answered.Add(1)
				return m.Ask(i), nil
			})
			if taken = w.Taken(); at.Load() < task.N || err != nil && taken {
				c.wantStopped(t, got, err, context.Canceled)
			} else {
				t.wantNoError(err)
				c.Judge(t, m, got)
			}
			t.WantEnded(before)
			return taken
		})
	}
}

// glanced lets the context end while the exercise looks at it and does not see it yet.
// Nobody receives anything.
func (s Stage) glanced(t *T) {
	for _, workers := range []int{1, 2, 5} {
		task := lab.Task{N: 10 * int64(workers), Workers: workers}
		glances(func(w *Watched, end func()) (taken bool) {
			t.With("%s, nobody receives, and the context ends during look %d at it, which does not see that yet", Describe(task), w.At)
			before := t.Goroutines()
			w.Call = end
			numbers := s.Of(w, task)
			t.WantWaiting(before)
			if taken = w.Taken(); !taken {
				end()
			}
			t.wantDrained(before)
			wantClosed(t, numbers)
			return taken
		})
	}
}

// glancedFull lets the context end during one of the last looks that are taken at it
// before all wait for the reader, who does not come: those of whoever finds no room. A
// worker alone is woken by nobody else, and is tried twice: on a busy machine the end may
// come late.
func (s Stage) glancedFull(t *T) {
	const last = 8
	for _, workers := range []int{1, 1, 3} {
		task := lab.Task{N: 3 * s.Ahead, Workers: workers}
		looks := s.endsAt(t, task, math.MaxInt64)
		for at := max(1, looks-last); at <= looks; at++ {
			s.endsAt(t, task, at)
		}
	}
}

// endsAt lets the context end during a look, or once all wait for the reader, and returns
// how many looks were taken until then.
func (s Stage) endsAt(t *T, task lab.Task, at int64) (looks int64) {
	t.With("%s, nobody receives, and the context ends during one of the last looks at it before all wait", Describe(task))
	before := t.Goroutines()
	ctx, end := context.WithCancel(context.Background())
	w := &Watched{Context: ctx, At: at, Stale: true, Call: ending(end)}
	numbers := s.Of(w, task)
	t.WantWaiting(before)
	looks = w.looks.Load()
	end()
	t.wantDrained(before)
	wantClosed(t, numbers)
	return looks
}

// ending returns what calls end, and gives whoever is woken by it time for what it does then.
func ending(end func()) func() {
	return func() {
		end()
		time.Sleep(time.Millisecond)
		for range 100 {
			runtime.Gosched()
		}
	}
}
