// Command check is the checker of exercise 11; reportgen check starts it.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"workbook/labs/11-waiting/exercise"
	"workbook/labs/check"
	"workbook/labs/lab"
	"workbook/labs/units"
)

func main() {
	many := lab.Task{N: 100, Workers: 4}
	check.Main(check.Exercise{
		Right:      right,
		RaceFree:   raceFree,
		Concurrent: func() *check.Failure { return check.Meets(func(t lab.Task) { ask(t) }) },
		Tidy:       left,
		Fast: []check.Comparison{{
			Input:     check.Input(many) + ", answers that come at once",
			Against:   "a goroutine for every number that waits for a place",
			Yours:     func() { ask(many) },
			Reference: func() { places(many) },
			Most:      6,
		}},
		Hints: hints,
	})
}

// ask lets the exercise ask for the task's numbers. The answers come at once, so
// their context has no reason to have ended.
func ask(t lab.Task) (int64, error) {
	return exercise.Ask(context.Background(), t, func(ctx context.Context, i int64) (int64, error) {
		return t.Number(i), ctx.Err()
	})
}

func right() *check.Failure {
	if failed := sums(); failed != nil {
		return failed
	}
	for _, workers := range []int{1, 4} {
		if failed := over(lab.Task{N: 10, Workers: workers}); failed != nil {
			return failed
		}
		for _, call := range []int{1, 2, 5, 10} {
			if failed := fails(lab.Task{N: 10, Workers: workers}, call); failed != nil {
				return failed
			}
		}
	}
	return nil
}

// sums holds the exercise against the numbers that it should ask for. It does so
// without the largest sizes, as Ask may take its time where calls do.
func sums() *check.Failure {
	some, calls := lab.Task{N: 10, Workers: 4}, counter{}
	_, _ = ask(some.With(func(int64) int64 { return int64(calls.next()) }))
	if calls.n == 0 {
		return check.Fail(check.NeverAsked, check.Input(some), "a call for each number", "none")
	}
	for _, t := range check.Sizes() {
		if t.N > 100 {
			continue
		}
		w := check.NewWatch(t.N)
		got, err := ask(t.With(w.Number))
		if err != nil {
			return check.Fail("no-reason", check.Input(t), "no error, for no call failed", "the error %q", err)
		}
		if failed := w.Asked(check.Input(t)); failed != nil {
			return failed
		}
		if want := w.Sum(); got != want {
			return check.Fail(check.Sum, check.Input(t), "the sum "+units.Count(want), "%s", units.Count(got))
		}
	}
	return nil
}

// over gives the exercise a context that has ended before. It does so many
// times, for a select between an end and something else takes either.
func over(t lab.Task) *check.Failure {
	for range 50 {
		ctx := newDeadline()
		ctx.end()
		calls := counter{}
		total, err := exercise.Ask(ctx, t, func(ctx context.Context, i int64) (int64, error) {
			calls.next()
			return i, ctx.Err()
		})
		input := check.Input(t) + ", a deadline that is over before the first call"
		if calls.n > 0 {
			return check.Fail("called-late", input, "no call", "%d", calls.n)
		}
		if failed := returned(input, total, err, context.DeadlineExceeded); failed != nil {
			return failed
		}
	}
	return nil
}

// fails lets one call fail, whichever number it asks for, and answers all others
// at once.
func fails(t lab.Task, call int) *check.Failure {
	noAnswer := errors.New("no answer")
	calls := counter{}
	total, err := exercise.Ask(context.Background(), t, func(ctx context.Context, i int64) (int64, error) {
		if calls.next() == call {
			return 0, noAnswer
		}
		return i, ctx.Err()
	})
	input := check.Input(t) + fmt.Sprintf(", call %d fails", call)
	return returned(input, total, err, noAnswer)
}

// returned holds what Ask returned against an error that it should return.
func returned(input string, total int64, err, want error) *check.Failure {
	switch {
	case err == nil:
		return check.Fail("error-lost", input, fmt.Sprintf("the error %q", want), "no error, and the sum %d", total)
	case err != want:
		return check.Fail("other-error", input, fmt.Sprintf("the error %q, that very value", want), "%q, a %T", err, err)
	case total != 0:
		return check.Fail("not-zero", input, "0 with the error", "%d", total)
	}
	return nil
}

// A counter numbers calls, and n is how many there were.
type counter struct {
	mu sync.Mutex
	n  int // guarded by mu
}

func (c *counter) next() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
	return c.n
}

// places is the reference: it bounds what is in flight and knows no stop.
func places(t lab.Task) int64 {
	free := make(chan struct{}, t.Workers)
	answers := make([]int64, t.N+1)
	var calls sync.WaitGroup
	for i := int64(1); i <= t.N; i++ {
		free <- struct{}{}
		calls.Go(func() {
			answers[i] = t.Number(i)
			<-free
		})
	}
	calls.Wait()
	var total int64
	for _, answer := range answers {
		total += answer
	}
	return total
}
