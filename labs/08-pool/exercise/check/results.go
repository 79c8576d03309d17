package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"workbook/labs/08-pool/exercise"
	"workbook/labs/check"
	"workbook/labs/lab"
	"workbook/labs/units"
)

// A number is the error of the work for that number.
type number int64

func (n number) Error() string { return fmt.Sprintf("the work for number %d failed", int64(n)) }

// right looks at the results, at all sizes, and at simple errors.
func right() *check.Failure {
	for _, t := range check.Sizes() {
		w := check.NewWatch(t.N)
		got, err := exercise.Map(context.Background(), t, func(_ context.Context, i int64) (int64, error) {
			for range i % 3 { // others get on with theirs meanwhile, on one CPU too
				runtime.Gosched()
			}
			return w.Number(i), nil
		})
		if err != nil {
			return check.Fail(anError, check.Input(t), "no error", "the error %q", err)
		}
		if failed := w.Asked(check.Input(t)); failed != nil {
			return failed
		}
		if failed := inOrder(t, got); failed != nil {
			return failed
		}
	}
	for _, t := range check.Sizes() {
		for _, bad := range []int64{1, t.N/2 + 1, t.N} {
			if t.N > 0 {
				if failed := fails(t, bad); failed != nil {
					return failed
				}
			}
		}
	}
	return endedBefore()
}

// inOrder wants the result of each number at its place.
func inOrder(t lab.Task, got []int64) *check.Failure {
	want := make([]int64, t.N)
	for i := range want {
		want[i] = check.Value(int64(i + 1))
	}
	if len(got) != len(want) {
		return check.Fail(length, check.Input(t), units.Count(t.N)+" results", "%s", units.Count(int64(len(got))))
	}
	if slices.Equal(got, want) {
		return nil
	}
	at := 0
	for got[at] == want[at] {
		at++
	}
	sorted := slices.Sorted(slices.Values(want))
	if slices.Equal(slices.Sorted(slices.Values(got)), sorted) {
		return check.Fail(order, check.Input(t), fmt.Sprintf("at place %d the result for number %d", at, at+1),
			"the result for number %d", slices.Index(want, got[at])+1)
	}
	return check.Fail(other, check.Input(t), fmt.Sprintf("at place %d what work returned for number %d", at, at+1), "something else")
}

// fails lets the work for one number fail.
func fails(t lab.Task, bad int64) *check.Failure {
	input := fmt.Sprintf("%s, and the work for number %d fails", check.Input(t), bad)
	got, err := exercise.Map(context.Background(), t, func(_ context.Context, i int64) (int64, error) {
		if i == bad {
			return 0, number(i)
		}
		return i, nil
	})
	return same(input, got, err, number(bad))
}

// same wants no results and this error.
func same(input string, got []int64, err, want error) *check.Failure {
	text := fmt.Sprintf("nil, and the error %q", want)
	switch {
	case err == nil:
		return check.Fail(noError, input, text, "no error")
	case errors.Is(err, want) && err != want:
		return check.Fail(wrapped, input, text+" itself", "another error with that one in it")
	case err != want:
		return check.Fail(first, input, text, "the error %q", err)
	case got != nil:
		return check.Fail(both, input, text, "%s results beside the error", units.Count(int64(len(got))))
	}
	return nil
}

// endedBefore gives Map a ctx that has ended.
func endedBefore() *check.Failure {
	t := lab.Task{N: 1000, Workers: 4}
	input := check.Input(t) + ", and ctx has ended before"
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var begun atomic.Int64
	got, err := exercise.Map(ctx, t, func(_ context.Context, i int64) (int64, error) { begun.Add(1); return i, nil })
	if n := begun.Load(); n > 0 {
		return check.Fail(goesOn, input, "no number begun", "%s begun", units.Count(n))
	}
	return same(input, got, err, context.Canceled)
}

// patience is how long something is waited for that must come.
const patience = 2 * time.Second

// held keeps the work for one number waiting until all others are done.
func held(slow int64) *check.Failure {
	t := lab.Task{N: 10, Workers: 2}
	var done atomic.Int64
	others, late := make(chan struct{}), time.After(patience)
	var left int64
	_, _ = exercise.Map(context.Background(), t, func(_ context.Context, i int64) (int64, error) {
		if i == slow {
			select {
			case <-others:
			case <-late:
				left = t.N - 1 - done.Load()
			}
		} else if done.Add(1) == t.N-1 {
			close(others)
		}
		return i, nil
	})
	if left > 0 {
		return check.Fail(heldUp, fmt.Sprintf("%s, and number %d takes long", check.Input(t), slow),
			"all others done meanwhile by the other worker", "%d of them wait for it", left)
	}
	return nil
}
