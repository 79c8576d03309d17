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
	late   chan struct{} // closed when no call has begun or returned for too long
	moves  atomic.Int64  // calls begun and calls returned

	mu     sync.Mutex
	came   int  // guarded by mu, as are those below: calls begun, those that answer at once too
	inside int  // in flight
	waited int  // whose context did not end
	apart  bool // a call waited in vain for all to be in flight
}

// play runs the exercise in a scene.
func (c Calls[R]) play(t *T, s *scene) {
	answered := ""
	if s.first > 0 {
		answered = units.Plural(s.first, "call") + " answered, then "
	}
	t.With("%s, %sall in flight: %s", Describe(s.task), answered, s.says)
	s.all, s.late = make(chan struct{}), make(chan struct{})
	over := make(chan struct{})
	defer close(over)
	go func() {
		if !Comes(over, &s.moves) {
			close(s.late)
		}
	}()
	before := t.Goroutines()
	got, err := c.Run(s.Ctx, s.task, s.call)

	s.mu.Lock()
	defer s.mu.Unlock()
	if s.apart && s.task.N < int64(s.task.Workers) {
		return // with fewer numbers than workers, calls need not be in flight at once
	}
	t.Want(s.waited == 0, NotEnded, "the context of every call in flight ends", "%s waited %v for that in vain", units.Plural(s.waited, "call"), Patience)
	t.Want(s.inside == 0, InFlight, "no call in flight at the return", "%d", s.inside)
	t.Want(s.came <= s.full(), CalledOn, "no call after that", "%d more", s.came-s.full())
	if s.or != nil && err == s.or {
		s.Want = s.or
	}
	c.wantStopped(t, got, err, s.Want)
	t.WantEnded(before)
}

// full is how many calls have begun when all are in flight.
func (s *scene) full() int { return s.first + s.atOnce() }

// atOnce is how many calls are in flight when all are.
func (s *scene) atOnce() int { return int(min(s.task.N, int64(s.task.Workers))) }

// enter returns the call's place among those that do not answer at once.
func (s *scene) enter() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.moves.Add(1)
	s.came++
	s.inside++
	if s.came == s.full() {
		close(s.all)
	}
	return s.came - s.first
}

func (s *scene) exit() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.moves.Add(1)
	s.inside--
}

// call waits until all are in flight, but for the first ones. One of them stops the
// exercise then, and the others wait for the end of their context, for as long as it
// takes.
func (s *scene) call(ctx context.Context, i int64) (int64, error) {
	place := s.enter()
	defer s.exit()
	if place <= 0 || place > s.atOnce() {
		return i, nil
	}
	select {
	case <-s.all:
	case <-s.late:
		s.mu.Lock()
		s.apart = true
		s.mu.Unlock()
	}
	if place == max(s.bad, 1) {
		s.yield(10 * time.Millisecond) // whoever hands out numbers has the next one ready
		if s.bad > 0 {
			failure := fmt.Errorf("number %d: %w", i, errors.New("no answer"))
			s.mu.Lock()
			s.Want = failure
			s.mu.Unlock()
			return 0, failure
		}
		s.End()
	}
	select {
	case <-ctx.Done():
	case <-s.late:
		s.mu.Lock()
		s.waited++
		s.mu.Unlock()
	}
	if s.or != nil {
		s.End()
	}
	s.yield(30 * time.Millisecond)
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

// yield lets the others get on before the scene does. What it waits for may come
// or not: a right exercise is right either way.
func (s *scene) yield(pause time.Duration) {
	if !s.quick {
		time.Sleep(pause)
	}
	for range 100 {
		runtime.Gosched()
	}
}
