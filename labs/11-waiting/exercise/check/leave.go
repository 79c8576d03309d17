package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"workbook/labs/11-waiting/exercise"
	"workbook/labs/check"
	"workbook/labs/lab"
)

const (
	// patience is how long a call waits for its context to end.
	patience = 2 * time.Second
	// rounds is how often every way to leave is taken. What happens in one order
	// or another by chance happens in each of them in so many.
	rounds = 30
)

// left leaves the exercise in all ways: with a sum, in the middle with an error,
// and in the middle at a deadline. In the middle means: with as many calls in
// flight as there are workers, and numbers still to come.
func left() *check.Failure {
	ordinary := lab.Task{N: 20, Workers: 4}
	_, _ = exercise.Ask(newDeadline(), ordinary, func(_ context.Context, i int64) (int64, error) { return i, nil })

	for _, workers := range []int{1, 2, 4} {
		for range rounds {
			if failed := leave(workers, errors.New("no answer")); failed != nil {
				return failed
			}
			if failed := leave(workers, nil); failed != nil {
				return failed
			}
		}
	}
	return nil
}

// leave leaves the exercise with an error of the last call that comes, or where
// it is nil, at a deadline.
func leave(workers int, failure error) *check.Failure {
	t := lab.Task{N: int64(workers) * 10, Workers: workers}
	s := &scene{workers: workers, failure: failure, ctx: newDeadline(), late: make(chan struct{})}
	impatient := time.AfterFunc(patience, func() { close(s.late) })
	defer impatient.Stop()
	total, err := exercise.Ask(s.ctx, t, s.call)

	s.mu.Lock()
	defer s.mu.Unlock()
	input, want := check.Input(t), failure
	if failure != nil {
		input += fmt.Sprintf(", %d calls in flight, one of them fails", workers)
	} else {
		input += fmt.Sprintf(", %d calls in flight, then the deadline is over", workers)
		want = context.DeadlineExceeded
	}
	switch {
	case s.waited > 0:
		return check.Fail("not-ended", input, "the context of every call in flight ends", "%d calls waited %v for that in vain", s.waited, patience)
	case s.inside > 0:
		return check.Fail("in-flight", input, "no call in flight when Ask returns", "%d", s.inside)
	case s.came > workers:
		return check.Fail("called-on", input, "no call after that", "%d more", s.came-workers)
	}
	return returned(input, total, err, want)
}

// A scene is one run of the exercise that ends in the middle.
type scene struct {
	workers int
	failure error
	ctx     *deadline     // the exercise's
	late    chan struct{} // closed when patience is over

	mu     sync.Mutex
	came   int // guarded by mu: calls begun
	inside int // guarded by mu: calls in flight
	waited int // guarded by mu: calls whose context did not end
}

// call does not return before its context ends, except the one that fails.
func (s *scene) call(ctx context.Context, i int64) (int64, error) {
	last := s.enter()
	defer s.exit()
	if last && s.failure != nil {
		return 0, s.failure
	}
	if last {
		s.ctx.end()
	}
	select {
	case <-ctx.Done():
	case <-s.late:
		s.mu.Lock()
		s.waited++
		s.mu.Unlock()
	}
	for range 100 {
		runtime.Gosched() // whoever does not wait for this call goes on meanwhile
	}
	return 0, fmt.Errorf("number %d: %w", i, ctx.Err()) // as net/http has it: not ctx.Err() itself
}

// enter reports whether as many calls are in flight now as there are workers,
// for the first time.
func (s *scene) enter() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.came++
	s.inside++
	return s.came == s.workers
}

func (s *scene) exit() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.inside--
}
