package main

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"workbook/labs/07-channels/exercise"
	"workbook/labs/check"
	"workbook/labs/lab"
	"workbook/labs/units"
)

// right reads to the end, at all sizes. A channel that is never closed leaves
// everybody asleep, which the runtime reports.
func right() *check.Failure {
	many := lab.Task{N: 1000, Workers: 4}
	var asked atomic.Bool
	readAll(many.With(func(i int64) int64 { asked.Store(true); return i }))
	if !asked.Load() {
		return check.Fail(check.NeverAsked, check.Input(many), "each of the task's numbers asked for", "none was")
	}
	for _, t := range check.Sizes() {
		w := check.NewWatch(t.N)
		got := readAll(t.With(w.Number))
		if failed := w.Asked(check.Input(t)); failed != nil {
			return failed
		}
		if failed := received(t, got); failed != nil {
			return failed
		}
	}
	return nil
}

// received wants every number of the task, whatever their order.
func received(t lab.Task, got []int64) *check.Failure {
	want := make([]int64, t.N)
	for i := range want {
		want[i] = check.Value(int64(i + 1))
	}
	slices.Sort(want)
	slices.Sort(got)
	text := units.Count(t.N) + " numbers, each as t.Number gave it"
	switch {
	case len(got) < len(want):
		return check.Fail(lost, check.Input(t), text, "%s numbers", units.Count(int64(len(got))))
	case len(got) > len(want):
		return check.Fail(extra, check.Input(t), text, "%s numbers", units.Count(int64(len(got))))
	case !slices.Equal(got, want):
		return check.Fail(changed, check.Input(t), text, "as many, but others")
	}
	return nil
}

// ahead is how many numbers may be ready and not yet received.
const ahead = 1000

// A leaver receives so many numbers, and then lets ctx end.
type leaver struct {
	task  lab.Task
	reads int // -1: ctx has ended before the pipeline starts
	waits bool
}

func (l leaver) String() string {
	input := check.Input(l.task)
	switch {
	case l.reads < 0:
		return input + ", and ctx has ended before"
	case l.waits:
		return fmt.Sprintf("%s, a reader that receives %d and then waits before ctx ends", input, l.reads)
	}
	return fmt.Sprintf("%s, a reader that receives %d and leaves, ctx ends", input, l.reads)
}

// leave lets readers leave at several times, and looks what stays.
func leave() *check.Failure {
	few, long := lab.Task{N: 3, Workers: 2}, lab.Task{N: 20_000, Workers: 4}
	for _, l := range []leaver{
		{few, 0, false}, {few, 1, false}, {few, 3, false}, {few, -1, false},
		{long, -1, false}, {long, 0, false}, {long, 1, false}, {long, 10, false}, {long, 5000, false},
		{long, 0, true}, {long, 10, true},
	} {
		if failed := l.leave(); failed != nil {
			return failed
		}
	}
	return holdUp()
}

func (l leaver) leave() *check.Failure {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if l.reads < 0 {
		cancel()
	}
	var asked atomic.Int64
	before := runtime.NumGoroutine()
	numbers := exercise.Pipeline(ctx, l.task.With(func(i int64) int64 { asked.Add(1); return i }))
	for range l.reads {
		<-numbers
	}
	if l.waits {
		rest(&asked)
	}
	cancel()
	if failed := check.Settled(before, l.String()); failed != nil {
		return failed
	}
	ready := asked.Load() - int64(max(l.reads, 0)) - int64(l.task.Workers) // who is at work may have one more in hand
	if ready > ahead {
		return check.Fail(tooFar, l.String(), "never more than 1000 numbers ready that nobody received", "%s", units.Count(ready))
	}
	return closed(numbers, l.String())
}

// rest waits until nobody asks for numbers any more, or too many were asked for.
func rest(asked *atomic.Int64) {
	const quiet = 50 * time.Millisecond
	for seen, since := asked.Load(), time.Now(); time.Since(since) < quiet && seen <= 2*ahead; time.Sleep(time.Millisecond) {
		if now := asked.Load(); now != seen {
			seen, since = now, time.Now()
		}
	}
}

// closed looks at a channel when all who could close it are gone.
func closed(numbers <-chan int64, input string) *check.Failure {
	for {
		select {
		case _, open := <-numbers:
			if !open {
				return nil
			}
		default:
			return check.Fail(open, input, "the channel closed", "it is still open, and nobody is left who could close it")
		}
	}
}

// holdUp lets ctx end while many workers are asking for their number, and gives
// it to them only later. Who closed the channel before then makes them panic,
// unless each happens to see the end of ctx first.
func holdUp() *check.Failure {
	const workers, hold = 40, 100 * time.Millisecond
	t := lab.Task{N: 1000, Workers: workers}
	input := check.Input(t) + ", ctx ends while all workers ask for a number"
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var inside atomic.Int64
	all, later := make(chan struct{}), make(chan struct{})
	before := runtime.NumGoroutine()
	exercise.Pipeline(ctx, t.With(func(i int64) int64 {
		if inside.Add(1) == workers {
			close(all)
		}
		<-later
		return i
	}))
	<-all
	cancel()
	time.AfterFunc(hold, func() { close(later) })
	<-later
	return check.Settled(before, input)
}
