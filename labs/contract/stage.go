package contract

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"workbook/labs/lab"
	"workbook/labs/limits"
	"workbook/labs/units"
)

// A Stage is the contract of an exercise that sends a task's numbers to a reader
// who may leave early. Whoever waits for the reader is asleep. The workers stop when
// the context ends, whether somebody receives or not.
type Stage struct {
	Of    func(context.Context, lab.Task) <-chan int64
	Ahead int64 // numbers that may be ready before somebody receives them
}

// Causes that only a stage has.
var (
	Unsent = &Cause{"lost", []string{
		"All numbers were asked for. Some did not come out before the channel was closed.",
		"Who closes the channel, and how does it know that every worker has sent its last number?",
	}}
	Extra = &Cause{"extra", []string{
		"A receive from a closed channel gives zero, again and again. Who receives without looking whether it is closed?",
		"Does anything else than the workers send to the channel that you return?",
	}}
	Changed = &Cause{"changed", []string{
		"Follow one place: which value does the worker send for it?",
		"Is a variable shared by workers that should be each worker's own?",
	}}
	Open = &Cause{"open", []string{
		"A reader that ranges over the channel waits for its close. On which way out of your goroutines is there none?",
		"What runs however a function ends?",
	}}
	TooFar = &Cause{"ahead", []string{
		"Nobody received, and yet numbers were asked for. Where do they go?",
		"A channel's room decides how far a sender can run ahead. What decides yours?",
		"When ctx has ended, a number that nobody will receive need not be asked for. Who still asks?",
	}}
)

// read reads a stage to its end, with a context that stays open.
func (s Stage) read(ctx context.Context, task lab.Task) (got []int64) {
	for number := range s.Of(ctx, task) {
		got = append(got, number)
	}
	return got
}

// Right reads to the end, at all sizes. If a channel is never closed, everybody
// sleeps, which the runtime reports.
func (s Stage) Right(t *T) {
	t.With("%s", Describe(usual))
	m := t.Numbers(usual.N)
	s.read(context.Background(), usual.With(m.Ask))
	t.WantAsked(m)
	for _, task := range append(t.Edges(), t.Larger(15_000)...) {
		s.All(t, task)
	}
	for _, m := range t.Special(usual.N) {
		t.With("%s, %s", Describe(usual), m.Says)
		wantReceived(t, m, s.read(context.Background(), usual.With(m.Ask)))
	}
}

// All wants all of a task's numbers, each asked for once.
func (s Stage) All(t *T, task lab.Task) {
	t.With("%s", Describe(task))
	m, askers := t.Numbers(task.N), &Askers{all: map[int64][]int64{}}
	ask := t.Uncrowded(task, m.Ask)
	watched := askers.watch(ask)
	got := s.read(context.Background(), task.With(func(i int64) int64 {
		if i > 10_000 && i%32 != 0 { // to look at all of many numbers takes too long
			return ask(i)
		}
		return watched(i)
	}))
	t.WantEachOnce(m)
	wantReceived(t, m, got)
	askers.wantFew(t, task)
}

// wantReceived fails the step unless every number was received, in any order.
func wantReceived(t *T, m *Numbers, got []int64) {
	want := make([]int64, m.n)
	for i := range want {
		want[i] = m.At(int64(i) + 1)
	}
	text := units.Plural(len(want), "number") + ", each as t.Number gave it"
	t.Want(len(got) >= len(want), Unsent, text, "%s", units.Plural(len(got), "number"))
	t.Want(len(got) <= len(want), Extra, text, "%s", units.Plural(len(got), "number"))
	slices.Sort(want)
	slices.Sort(got)
	t.Want(slices.Equal(got, want), Changed, text, "the right count, but other numbers")
}

// RaceFree reads several stages at once, for the race detector.
func (s Stage) RaceFree(t *T) {
	for _, task := range append(t.Larger(15_000), lab.Task{N: 1000, Workers: 4}) {
		t.With("2 at once, %s each", Describe(task))
		var readers sync.WaitGroup
		for range 2 {
			m := t.Numbers(task.N)
			readers.Go(func() { wantReceived(t, m, s.read(context.Background(), task.With(t.Uncrowded(task, m.At)))) })
		}
		readers.Wait()
	}
}

// Concurrent wants as many workers at work at once as the task has, and no more.
func (s Stage) Concurrent(t *T) {
	t.Meetings(0, func(task lab.Task) { s.read(context.Background(), task) })
}

// A reader receives a count of numbers, and then the context ends.
type reader struct {
	task  lab.Task
	reads int  // -1: the context has ended before the stage starts
	waits bool // until nobody asks for numbers any more, before the context ends
}

// Tidy lets readers leave at several times, in each way in which a context ends,
// and looks at what stays.
func (s Stage) Tidy(t *T) {
	before := t.Goroutines()
	for _, e := range Endings() {
		t.With("%s, a reader that receives all, and a context that stays open", Describe(usual))
		s.read(e.Ctx, usual)
		t.settle(before)
	}
	few, some, long, endless := lab.Task{N: 3, Workers: 2}, lab.Task{N: 60, Workers: 3}, lab.Task{N: 20_000, Workers: 4}, lab.Task{N: limits.N, Workers: 4}
	readers := []reader{
		{few, 0, false}, {few, 1, false}, {few, 3, false}, {few, -1, false}, {few, 0, true}, {few, 2, true},
		{some, 0, true}, {some, 1, true}, {some, 30, true},
		{long, -1, false}, {long, 0, false}, {long, 1, false}, {long, 10, false}, {long, 5000, false},
		{endless, -1, false}, {endless, 10, false},
	}
	for _, w := range t.Workers(1) {
		readers = append(readers, reader{lab.Task{N: 400_000, Workers: w}, []int{0, 10}[w%2], true})
	}
	for _, r := range readers {
		for _, e := range Endings() {
			s.leave(t, r, e)
		}
	}
	for _, w := range []int{1, 2, 7, 40} {
		s.holdUp(t, w)
	}
	s.glanced(t)
}

func (s Stage) leave(t *T, r reader, e Ending) {
	says := fmt.Sprintf("%s, a reader that receives %d and leaves; %s then", Describe(r.task), r.reads, e.Says)
	if r.reads < 0 {
		says = fmt.Sprintf("%s; %s before", Describe(r.task), e.Says)
		e.End()
	}
	t.With("%s", says)
	before := t.Goroutines()
	var asked atomic.Int64
	numbers := s.Of(e.Ctx, r.task.With(func(i int64) int64 { asked.Add(1); return i }))
	for range r.reads {
		<-numbers
	}
	if r.waits {
		rest(&asked, 2*s.Ahead)
		if asked.Load() <= s.Ahead+int64(r.reads+r.task.Workers) { // more is for another cause
			t.WantWaiting(before)
		}
	}
	if r.reads >= 0 {
		e.End()
	}
	t.settle(before)
	// A worker may have one more in hand.
	ready := asked.Load() - int64(max(r.reads, 0)) - int64(r.task.Workers)
	t.Want(ready <= s.Ahead, TooFar, "never more than "+units.Plural(int(s.Ahead), "number")+" ready that nobody received", "%s", units.Count(ready))
	wantClosed(t, numbers)
}

// rest waits until nobody asks for numbers any more, or too many were asked for.
func rest(asked *atomic.Int64, most int64) {
	for seen, since := asked.Load(), time.Now(); time.Since(since) < hold && seen <= most; time.Sleep(time.Millisecond) {
		if now := asked.Load(); now != seen {
			seen, since = now, time.Now()
		}
	}
}

// settle waits for a while until the goroutines that were not there before have
// ended, and fails the step if some do not.
func (t *T) settle(before Goroutines) {
	for began := time.Now(); time.Since(began) < patience && runtime.NumGoroutine() > len(before)+1; {
		time.Sleep(time.Millisecond)
	}
	t.WantEnded(before)
}

// wantClosed looks at a channel when all who could close it are gone.
func wantClosed(t *T, numbers <-chan int64) {
	for {
		select {
		case _, open := <-numbers:
			if !open {
				return
			}
		default:
			t.Fail(Open, "the channel closed", "it is still open, and nobody is left who could close it")
		}
	}
}

// holdUp lets the context end while all workers are asking for their number, and
// gives it to them only later. Who closed the channel before then makes them panic,
// unless each happens to see the end first. Nobody has a reason to go on asking.
func (s Stage) holdUp(t *T, workers int) {
	const more = 20 // a select with two cases ready takes either
	task := lab.Task{N: 10_000, Workers: workers}
	t.With("%s, ctx ends while all workers ask for a number", Describe(task))
	ctx, cancel := context.WithCancel(context.Background())
	var asked atomic.Int64
	all, later := make(chan struct{}), make(chan struct{})
	before := t.Goroutines()
	s.Of(ctx, task.With(func(i int64) int64 {
		if asked.Add(1) == int64(workers) {
			close(all)
		}
		<-later
		return i
	}))
	<-all
	t.WantWaiting(before)
	cancel()
	time.Sleep(hold) // in which somebody may close the channel under the workers
	t.WantWaiting(before)
	close(later)
	t.settle(before)
	begun := asked.Load() - int64(workers)
	t.Want(begun <= int64(workers)+more, TooFar, "no number asked for once a worker knows of the end", "%s more", units.Count(begun))
}
