package exercise_test

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"workbook/labs/08-pool/exercise"
	"workbook/labs/contract"
	"workbook/labs/lab"
	"workbook/labs/units"
)

var calls = contract.Calls[[]int64]{
	Run:     exercise.Map,
	Judge:   judge,
	IsEmpty: func(results []int64) bool { return results == nil },
	Most:    2000,
}

// judge wants the result of each number at its place.
func judge(t *contract.T, numbers *contract.Numbers, got []int64) {
	want := numbers.All()
	t.Want(len(got) == len(want), length, units.Count(int64(len(want)))+" results", "%s", units.Count(int64(len(got))))
	for at, result := range got {
		if result != want[at] {
			text := fmt.Sprintf("at place %d what work returned for number %d", at, at+1)
			t.Want(!slices.Contains(want, result), order, text, "that for number %d", slices.Index(want, result)+1)
			t.Fail(other, text, "another value")
		}
	}
}

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		calls.Right(t)
		for _, n := range []int64{0, 2 + t.Int64N(60), 100, 1000 + t.Int64N(2000)} {
			ownSlice(t, lab.Task{N: n, Workers: 3})
		}
		everySlice(t, lab.Task{N: 8, Workers: 2}, 200)
		everySlice(t, lab.Task{N: 1000, Workers: 3}, 30)
	})
}

// ownSlice wants a slice from each call that no other call touches, and whose room
// behind the results is no other call's. The first two calls have the same results.
func ownSlice(t *contract.T, task lab.Task) {
	t.With("three calls, one after the other, %s each", contract.Describe(task))
	drawn, others := t.Numbers(task.N), t.Numbers(task.N)
	results := func(m *contract.Numbers) []int64 {
		got, _ := exercise.Map(context.Background(), task, func(_ context.Context, i int64) (int64, error) { return m.At(i), nil })
		return got
	}
	first, second, third := results(drawn), results(drawn), results(others)
	hold := func(got []int64, m *contract.Numbers, which, says string) {
		t.Want(slices.Equal(got, m.All()), contract.Mixed, "the results of the "+which+" call as they were", "%s", says)
	}
	hold(first, drawn, "first", "a later call changed them")
	clear(first)
	clear(append(first, make([]int64, 3*task.N+1)...))
	hold(second, drawn, "second", "they changed when the caller wrote to the first slice or appended to it")
	hold(third, others, "third", "they changed when the caller wrote to the first slice or appended to it")
}

// everySlice wants a slice of its own from each of many calls: a program may keep slices
// for a while, and use one again when it has some.
func everySlice(t *contract.T, task lab.Task, calls int) {
	t.With("%d calls, one after the other, %s each, and the caller keeps all slices", calls, contract.Describe(task))
	numbers, all := make([]*contract.Numbers, calls), make([][]int64, calls)
	for c := range all {
		numbers[c] = t.Numbers(task.N)
		all[c], _ = exercise.Map(context.Background(), task, func(_ context.Context, i int64) (int64, error) { return numbers[c].At(i), nil })
	}
	for c, got := range all {
		t.Want(slices.Equal(got, numbers[c].All()), contract.Mixed, fmt.Sprintf("the results of call %d as they were", c+1), "a later call changed them")
	}
}

func TestRaceFree(t *testing.T) { contract.Step(t, calls.RaceFree) }

func TestConcurrent(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		calls.Concurrent(t)
		for _, w := range t.Workers(2) {
			task := lab.Task{N: int64(w) * 5, Workers: w}
			free(t, task, somewhere(t, task), 1)
			t.MeetOnce(lab.Task{N: int64(w), Workers: w + 1 + t.IntN(w)}, func(task lab.Task) {
				_, _ = exercise.Map(context.Background(), task, func(_ context.Context, i int64) (int64, error) { return task.Number(i), nil })
			})
		}
		cpus := runtime.GOMAXPROCS(1)
		for range 8 { // those that take long may be the last ones of a share
			task := lab.Task{N: 30, Workers: 3}
			free(t, task, somewhere(t, task), 1)
		}
		runtime.GOMAXPROCS(cpus)
		for _, task := range t.Larger(50_000) {
			free(t, task, 1, 1) // the first number of whatever a worker takes at once
			free(t, task, somewhere(t, task), 1)
			free(t, task, somewhere(t, task), task.N/int64(task.Workers))
		}
	})
}

// free keeps all workers but one at numbers that take long and lie so far apart,
// until that one is done with all the other numbers.
func free(t *contract.T, task lab.Task, first, apart int64) {
	slow := func(i int64) bool {
		after := (i - first + task.N) % task.N
		return after%apart == 0 && after/apart < int64(task.Workers)-1
	}
	t.With("%s, %d numbers take long: number %d and others, %d apart", contract.Describe(task), task.Workers-1, first, apart)
	left := task.N - int64(task.Workers) + 1
	var done atomic.Int64
	others := make(chan struct{})
	_, _ = exercise.Map(context.Background(), task, func(_ context.Context, i int64) (int64, error) {
		switch {
		case slow(i):
			t.Want(contract.Comes(others, &done), heldUp, "all others done meanwhile by the worker that is free", "%d of them waited", left-done.Load())
		case done.Add(1) == left:
			close(others)
		}
		return i, nil
	})
}

// somewhere is a place for the first of the numbers that take long.
func somewhere(t *contract.T, task lab.Task) int64 {
	return []int64{1, 1 + t.Int64N(task.N), task.N - int64(task.Workers) + 2}[t.IntN(3)]
}

func TestTidy(t *testing.T) { contract.Step(t, calls.Tidy) }

func TestFast(t *testing.T) {
	timed := lab.Task{N: 5000, Workers: 4}
	contract.Step(t, func(t *contract.T) {
		t.Compare(contract.Comparison{
			Input:     contract.Describe(timed) + ", a little work for each number",
			Against:   "one loop over the same work",
			Yours:     func() { _, _ = exercise.Map(context.Background(), timed, labour) },
			Reference: func() { loop(timed) },
			Most:      15,
		})
		calls.Far(t, 1_000_000)
		// 62,003 is a prime number: not all are the last of what a worker takes at once. With more
		// numbers, a worker of calls within calls waits on a busy machine until its stack has grown.
		free(t, lab.Task{N: 500_000, Workers: 9}, 1, 62_003)
		t.WithoutClock()
		ownSlice(t, lab.Task{N: 50_000 + t.Int64N(50_000), Workers: 3}) // comes last: a slow one takes minutes
	})
}

// labour is a little work: next to it, what a pool does for a number may show,
// but not what grows with the results that are there.
func labour(_ context.Context, i int64) (int64, error) {
	n := i
	for range 100 {
		n = n*48_271 + 1
	}
	return n, nil
}

// loop is the reference: the results in order, by one worker.
func loop(t lab.Task) (results []int64) {
	for i := int64(1); i <= t.N; i++ {
		result, _ := labour(context.Background(), i)
		results = append(results, result)
	}
	return results
}
