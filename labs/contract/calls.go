package contract

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
	"workbook/labs/limits"
	"workbook/labs/units"
)

// A Call is what an exercise makes for each of a task's numbers.
type Call = func(ctx context.Context, i int64) (int64, error)

// Calls is the contract of an exercise that makes a call for each of a task's
// numbers, as many at once as the task has workers, and stops at the first error
// or when its context ends. R is what it returns if all goes well; beside an error
// it returns the zero value.
type Calls[R any] struct {
	Run     func(context.Context, lab.Task, Call) (R, error)
	Judge   func(t *T, numbers *Numbers, got R) // fails the step for a wrong result
	IsEmpty func(R) bool                        // reports the zero value
	Most    int64                               // the largest N tried; calls may take their time
}

// Right wants all results, and the first error if a call fails or the context has
// ended before.
func (c Calls[R]) Right(t *T) {
	t.With("%s", Describe(usual))
	m := t.Numbers(usual.N)
	_, _ = c.Run(context.Background(), usual, succeeds(m.Ask))
	t.WantAsked(m)
	for _, task := range append(t.Edges(), t.Larger(c.Most)...) {
		c.answers(t, task)
		c.fails(t, task)
	}
	for _, task := range t.Blocks(600) {
		c.answers(t, task)
	}
	for _, m := range t.Special(usual.N) {
		t.With("%s, %s", Describe(usual), m.Says)
		got, err := c.Run(context.Background(), usual, succeeds(m.Ask))
		t.wantNoError(err)
		t.WantEachOnce(m)
		c.Judge(t, m, got)
	}
	for _, w := range []int{1, 4, 33} {
		c.endedBefore(t, lab.Task{N: 1000, Workers: w})
	}
	for workers := 1; workers < 4 && c.bounded(); workers++ {
		c.noneAfter(t, workers)
	}
	c.severalAtOnce(t, (*Numbers).Ask)
}

// succeeds is a call for a number that returns it.
func succeeds(number func(int64) int64) Call {
	return func(_ context.Context, i int64) (int64, error) { return number(i), nil }
}

// severalAtOnce runs the exercise several times at once, each time with numbers of
// its own, for which it asks as number says. The first run fails and concerns none
// of the others.
func (c Calls[R]) severalAtOnce(t *T, number func(*Numbers, int64) int64) {
	task := lab.Task{N: 600, Workers: 3}
	t.With("4 runs at once, %s each, and a call of the first one fails", Describe(task))
	var runs sync.WaitGroup
	var numbers [4]*Numbers
	var got [4]R
	var errs [4]error
	for r := range numbers {
		numbers[r] = t.Numbers(task.N)
		runs.Go(func() {
			got[r], errs[r] = c.Run(context.Background(), task, func(_ context.Context, i int64) (int64, error) {
				runtime.Gosched()
				if r == 0 && i == task.N/2 {
					return 0, Failures[0]
				}
				return number(numbers[r], i), nil
			})
		})
	}
	runs.Wait()
	t.Want(errs[0] == Failures[0], Mixed, "the error of its own call from the first run", "%v", errs[0])
	for r := range 3 {
		t.Want(errs[r+1] == nil, Mixed, "no error from a run in which no call failed", "%v", errs[r+1])
		c.Judge(t, numbers[r+1], got[r+1])
	}
}

// answers lets every call succeed.
func (c Calls[R]) answers(t *T, task lab.Task) {
	t.With("%s", Describe(task))
	m := t.Numbers(task.N)
	number := t.Uncrowded(task, m.Ask)
	got, err := c.Run(context.Background(), task, func(ctx context.Context, i int64) (int64, error) {
		for range i % 3 { // others get on with theirs meanwhile, on one CPU too
			runtime.Gosched()
		}
		return number(i), ctx.Err()
	})
	t.wantNoError(err)
	t.WantEachOnce(m)
	c.Judge(t, m, got)
}

// fails lets one call fail, with all the errors that a call may return.
func (c Calls[R]) fails(t *T, task lab.Task) {
	if task.N == 0 {
		return
	}
	bad := []int64{1, task.N/2 + 1, task.N, 1 + t.Int64N(task.N)}[t.IntN(4)]
	failure := Failures[t.IntN(len(Failures))]
	t.With("%s, the call for number %d fails with %q, a %T", Describe(task), bad, failure, failure)
	m := t.Numbers(task.N)
	got, err := c.Run(context.Background(), task, func(_ context.Context, i int64) (int64, error) {
		answer := m.Ask(i)
		if i == bad {
			return answer, failure // some callees return both
		}
		return answer, nil
	})
	c.wantStopped(t, got, err, failure)
	t.wantNoneTwice(m)
}

// RaceFree has calls that go well, and calls that fail all at once, for the race
// detector. The calls wait for each other behind its back: what it saw would order
// them.
func (c Calls[R]) RaceFree(t *T) {
	for _, task := range append(t.Larger(c.Most), lab.Task{N: 1000, Workers: 4}, crowded) {
		t.With("%s", Describe(task))
		m := t.Numbers(task.N)
		number := t.Uncrowded(task, m.At)
		got, err := c.Run(context.Background(), task, succeeds(number))
		t.wantNoError(err)
		c.Judge(t, m, got)
	}
	c.severalAtOnce(t, (*Numbers).At)
	c.endedBefore(t, lab.Task{N: 100, Workers: 4})
	c.farUnordered(t, 100_000)
	if !c.bounded() {
		return // which is another step's business
	}
	c.noneAfter(t, 1) // with pauses, one who hands out numbers comes to a place that is free again
	for round := 0; round < 60 && c.firstFails(t, lab.Task{N: 80, Workers: 8}, round); round++ {
	}
	for round := 0; round < 200 && c.firstFails(t, lab.Task{N: 20, Workers: 2}, round); round++ {
	}
	for range 100 {
		c.lateOnes(t)
	}
	for _, w := range t.AllWorkers(2) {
		switch {
		case !c.allReturn(t, w, "no error", []error{nil}):
			return // they are not in flight at once, which is another step's business
		case !c.allReturn(t, w, "an error that cannot be compared", []error{refusals{"no answer"}}):
			return
		case !c.allReturn(t, w, "errors of several types", Failures):
			return
		}
	}
	for range 100 { // one comes between any two steps of another only now and then
		c.allReturn(t, 8, "errors of several types", Failures)
	}
}

// allReturn lets as many calls as there are workers return at once, each with one of
// those errors. It reports whether they were in flight at once.
func (c Calls[R]) allReturn(t *T, workers int, says string, errs []error) bool {
	task := lab.Task{N: int64(workers), Workers: workers}
	t.With("%s, all in flight at once, and they return %s", Describe(task), says)
	x := &crossing{here: make([]bool, workers+1)}
	_, _ = c.Run(context.Background(), task, func(_ context.Context, i int64) (int64, error) {
		x.wait(i)
		return i, errs[i%int64(len(errs))]
	})
	return x.met()
}

// Concurrent wants as many calls in flight as there are workers, and no more, whatever
// other runs there are at the same time.
func (c Calls[R]) Concurrent(t *T) {
	t.Meetings(0, c.numbers)
	for _, w := range t.Workers(2) { // shares that are rounded up leave nothing for some workers
		t.MeetOnce(lab.Task{N: int64(w) + t.Int64N(int64(w)-1), Workers: w}, c.numbers)
	}
	t.NoMoreLater(lab.Task{N: 2000 + t.Int64N(6000), Workers: 3}, c.numbers)
	c.together(t, 4, lab.Task{N: 3, Workers: 3})
	c.together(t, 2, lab.Task{N: limits.Workers, Workers: limits.Workers})
	c.beside(t)
}

// numbers calls for a task's numbers, and no call fails.
func (c Calls[R]) numbers(task lab.Task) {
	_, _ = c.Run(context.Background(), task, succeeds(task.Number))
}

// together lets several runs have all their calls in flight at the same time, each as
// many as it has workers: no run takes a place of another's, or waits for its end.
func (c Calls[R]) together(t *T, runs int, task lab.Task) {
	m := t.Meet(runs*task.Workers, 1, "%d runs at once, %s each", runs, Describe(task))
	m.at = "number"
	var all sync.WaitGroup
	for range runs {
		all.Go(func() {
			_, _ = c.Run(context.Background(), task, func(_ context.Context, i int64) (int64, error) { m.Come(); return i, nil })
		})
	}
	all.Wait()
	m.WantMet()
}

// Onward keeps one call in flight, and wants the other workers to go on to their
// next calls meanwhile. Half of what equal shares give them is enough.
func (c Calls[R]) Onward(t *T) {
	tasks := []lab.Task{{N: 30_000, Workers: 3}} // more than a round has
	for _, w := range t.Workers(2) {
		tasks = append(tasks, lab.Task{N: 10 * int64(w), Workers: w})
	}
	for _, task := range tasks {
		t.With("%s, one call takes long", Describe(task))
		enough := task.N / int64(task.Workers) * int64(task.Workers-1) / 2
		var came, done atomic.Int64
		onward := make(chan struct{})
		_, _ = c.Run(context.Background(), task, func(_ context.Context, i int64) (int64, error) {
			if came.Add(1) == 1 {
				t.Want(Comes(onward, &done), Idle, "the other workers' next calls meanwhile", "%s, and no more", units.Plural(int(done.Load()), "call"))
			} else if done.Add(1) == enough {
				close(onward)
			}
			return i, nil
		})
	}
}
