package contract

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"workbook/labs/lab"
	"workbook/labs/units"
)

// Tidy leaves the exercise in all ways, and wants nothing left each time: with all
// results, at an error, and at the end of a context that ends while as many calls
// are in flight as there are workers, and numbers are still to come.
func (c Calls[R]) Tidy(t *T) {
	for _, e := range Endings() { // which do not end
		task := lab.Task{N: 20, Workers: 4}
		t.With("%s, no call fails and the context goes on", Describe(task))
		before := t.Goroutines()
		_, _ = c.Run(e.Ctx, task, func(_ context.Context, i int64) (int64, error) { return i, nil })
		t.WantEnded(before)
	}
	c.glanced(t)
	for _, workers := range append([]int{1, 2, 4, 33}, 5+t.IntN(60)) {
		rounds := 20
		if workers > 4 {
			rounds = 2
		}
		for round := range rounds {
			for _, s := range c.scenes(workers) {
				s.quick = round > 0 || s.answer == fails // they differ in nothing but what they return
				if !s.last {
					s.first = round % 4 * 3 // so few that none comes to the end of its share
				}
				c.play(t, s)
			}
		}
	}
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
		s.all = make(chan struct{})
	}
	return all
}

// play runs the exercise in a scene.
func (c Calls[R]) play(t *T, s *scene) {
	answered := ""
	if s.first > 0 {
		answered = units.Plural(s.first, "call") + " answered, then "
	}
	t.With("%s, %sall in flight: %s", Describe(s.task), answered, s.says)
	before := t.Goroutines()
	got, err := c.Run(s.Ctx, s.task, s.call)

	s.mu.Lock()
	defer s.mu.Unlock()
	t.Want(s.waited == 0, NotEnded, "the context of every call in flight ends", "%s waited for that in vain", units.Plural(s.waited, "call"))
	t.Want(s.inside == 0, InFlight, "no call in flight at the return", "%d", s.inside)
	t.Want(s.came <= s.full(), CalledOn, "no call after that", "%d more", s.came-s.full())
	if s.or != nil && err == s.or {
		s.Want = s.or
	}
	c.wantStopped(t, got, err, s.Want)
	t.WantEnded(before)
}

// endedBefore gives the exercise contexts that have ended. It does this often,
// for a select with two cases ready takes either.
func (c Calls[R]) endedBefore(t *T, task lab.Task) {
	for range 30 {
		for _, e := range Endings() {
			e.End()
			t.With("%s, %s before", Describe(task), e.Says)
			m := t.Numbers(task.N)
			got, err := c.Run(e.Ctx, task, func(_ context.Context, i int64) (int64, error) { return m.Ask(i), nil })
			t.Want(m.none(), CalledLate, "no call", "%s", units.Plural(m.count(), "call"))
			c.wantStopped(t, got, err, e.Want)
		}
	}
}

// What calls return when their context has ended.
const (
	wrapped = iota // the context's error within another, as net/http has it
	bare           // the context's error
	deaf           // no error
	fails          // any error that a call may return
	alike          // an error of their own that reads like the first
)

// A scene is one run that is stopped with all calls in flight.
type scene struct {
	Ending
	task   lab.Task
	first  int   // how many calls answer at once, and are over before all are in flight
	bad    int   // which call fails while the others are in flight; 0: the context ends
	or     error // is right too, and the context ends once the others know of the failure; may be nil
	answer int
	last   bool // no number is left when all are in flight
	quick  bool
	says   string
	all    chan struct{} // closed when all are in flight
	late   atomic.Bool   // one has waited in vain, and the others need not

	mu     sync.Mutex
	came   int // guarded by mu, as are those below: calls begun, those that answer at once too
	inside int // in flight
	waited int // whose context did not end
}

// full is how many calls have begun when all are in flight.
func (s *scene) full() int { return s.first + s.task.Workers }

// enter returns the call's place among those that do not answer at once.
func (s *scene) enter() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.came++
	s.inside++
	if s.came == s.full() {
		close(s.all)
	}
	return s.came - s.first
}

// begun is how many calls have, and whether one of them has waited in vain.
func (s *scene) begun() (calls int64, late bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return int64(s.came), s.late.Load()
}

// seldom is how long a call waits before it looks again at whether others have begun.
// Many look seldom, or they would keep the CPUs from those who are still to come.
func (s *scene) seldom() time.Duration { return hold + time.Duration(s.task.Workers)*hold/100 }

func (s *scene) exit() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.inside--
}

// call waits until all are in flight, but for the first ones. One of them stops the
// exercise then, and the others wait for the end of their context, for as long as it
// takes.
func (s *scene) call(ctx context.Context, i int64) (int64, error) {
	place := s.enter()
	defer s.exit()
	if place <= 0 || place > s.task.Workers {
		return i, nil
	}
	if !comes(s.all, s.seldom(), s.begun) {
		s.late.Store(true)
	}
	if place == max(s.bad, 1) {
		s.settle(10 * time.Millisecond) // whoever hands out numbers has the next one ready
		if s.bad > 0 {
			failure := fmt.Errorf("number %d: %w", i, errors.New("no answer"))
			s.mu.Lock()
			s.Want = failure
			s.mu.Unlock()
			return 0, failure
		}
		s.End()
	}
	if !comes(ctx.Done(), s.seldom(), s.begun) || s.late.Load() {
		s.late.Store(true)
		s.mu.Lock()
		s.waited++
		s.mu.Unlock()
	}
	if s.or != nil {
		s.End()
	}
	s.settle(30 * time.Millisecond)
	switch s.answer {
	case deaf:
		return i, nil
	case bare:
		return 0, ctx.Err()
	case fails:
		return 0, Failures[i%int64(len(Failures))]
	case alike:
		return 0, fmt.Errorf("number %d: %w", i, errors.New("no answer"))
	}
	return 0, fmt.Errorf("number %d: %w", i, ctx.Err())
}

// settle lets the others get on before the scene does. What it waits for may come
// or not: a right exercise is right either way.
func (s *scene) settle(pause time.Duration) {
	if !s.quick {
		time.Sleep(pause)
	}
	for range 100 {
		runtime.Gosched()
	}
}
