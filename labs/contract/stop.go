package contract

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"workbook/labs/lab"
	"workbook/labs/limits"
	"workbook/labs/units"
)

// Tidy leaves the exercise in all ways, and wants nothing left each time: with all
// results, at an error, and at the end of a context that ends while as many calls
// are in flight as there are workers, and numbers are still to come.
func (c Calls[R]) Tidy(t *T) {
	for _, e := range Endings() { // which do not end
		task := lab.Task{N: 20, Workers: 4}
		t.With("%s, no call fails and the context goes on", Describe(task))
		t.WantTidy(func() { _, _ = c.Run(e.Ctx, task, succeeds(task.Number)) })
	}
	c.glanced(t)
	for _, workers := range append([]int{1, 2, 4, 33}, 5+t.IntN(60)) {
		rounds := 20
		if workers > 4 {
			rounds = 2
		}
		for round := range rounds {
			for _, s := range c.scenes(workers) {
				// Those that fail differ in nothing but what they return, and sleeps add up.
				s.quick = round > 0 || s.answer == fails || workers == 2 || workers == 33
				if !s.last {
					s.first = round % 4 * 3 // so few that none comes to the end of its share
				}
				c.play(t, s)
			}
		}
	}
	c.sizes(t)
	for _, answer := range []int{bare, deaf} {
		const says = "they are of a run within a call of another one, which fails at its other call"
		t.With(says)
		c.play(t, &scene{Ending: c.within(), task: lab.Task{N: 20, Workers: 4}, answer: answer, quick: true, says: says})
	}
}

// within is the context that a run gave to one of its two calls in flight. It ends when the
// other one fails. A run within that call has to return its context's error, and not the
// failure of the run around it.
func (c Calls[R]) within() Ending {
	given, fail, over := make(chan context.Context), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(over)
		var came atomic.Int64
		_, _ = c.Run(context.Background(), lab.Task{N: 2, Workers: 2}, func(ctx context.Context, i int64) (int64, error) {
			if came.Add(1) == 2 {
				<-fail
				return 0, errors.New("no answer to another run")
			}
			given <- ctx
			Comes(ctx.Done(), nil)
			return i, nil
		})
	}()
	return Ending{Ctx: <-given, End: func() { close(fail); <-over }, Want: context.Canceled}
}

// scenes are the ways to stop the exercise with all calls in flight.
func (c Calls[R]) scenes(workers int) (all []*scene) {
	replies := []string{wrapped: "they say so", bare: "they say no more than that", deaf: "they take no notice", fails: "they fail by themselves"}
	for answer, says := range replies {
		for _, e := range Endings() {
			all = append(all, &scene{Ending: e, answer: answer, says: e.Says + ", and " + says})
		}
	}
	for _, answer := range []int{deaf, fails} {
		for _, e := range Endings() {
			all = append(all, &scene{Ending: e, answer: answer, last: true, says: e.Says + " while the last calls are in flight, and " + replies[answer]})
		}
	}
	for _, bad := range []int{1, workers} {
		all = append(all, &scene{Ending: Endings()[0], bad: bad, answer: alike, says: fmt.Sprintf("call %d fails, then the others", bad)},
			&scene{Ending: Endings()[0], bad: bad, answer: bare, says: fmt.Sprintf("call %d fails, and the others are cancelled", bad)})
	}
	both := &scene{Ending: Endings()[1], bad: 1, answer: bare, says: "call 1 fails, and the context ends while the others are awaited"}
	both.or = both.Want
	all = append(all, both)
	for _, s := range all {
		s.task = lab.Task{N: int64(workers) * 10, Workers: workers}
		if s.last {
			s.task.N = int64(workers)
		}
	}
	return all
}

// sizes stops the exercise at sizes for which a program may have a way of its own: no
// number is left when all calls are in flight, or few are, or there are very many numbers
// or workers.
func (c Calls[R]) sizes(t *T) {
	w := 4 + t.IntN(60)
	for _, task := range []lab.Task{
		{N: 2, Workers: w},
		{N: int64(w) - 1, Workers: w},
		{N: int64(w), Workers: w},
		{N: int64(w) + 1 + t.Int64N(int64(w)), Workers: w},
		{N: int64(w) * (20 + t.Int64N(1000)), Workers: w},
		{N: 100_000 + t.Int64N(900_000), Workers: w},
		{N: 2000, Workers: 65 + t.IntN(200)},
		{N: 2 * limits.Workers, Workers: limits.Workers},
	} {
		for _, s := range []*scene{
			{Ending: Endings()[0], bad: 1, answer: bare, says: "call 1 fails, and the others are cancelled"},
			{Ending: Endings()[1], answer: deaf, says: "the context is cancelled, and they take no notice"},
		} {
			s.task, s.quick = task, true
			c.play(t, s)
		}
	}
}

// endedBefore gives the exercise contexts that have ended. It does this often,
// for a select with two cases ready takes either.
func (c Calls[R]) endedBefore(t *T, task lab.Task) {
	for range 30 {
		for _, e := range Endings() {
			e.End()
			t.With("%s, %s before", Describe(task), e.Says)
			m := t.Numbers(task.N)
			got, err := c.Run(e.Ctx, task, succeeds(m.Ask))
			t.Want(m.none(), CalledLate, "no call", "%s", units.Plural(m.count(), "call"))
			c.wantStopped(t, got, err, e.Want)
		}
	}
}
