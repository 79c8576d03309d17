package contract

import (
	"context"
	"slices"
	"sync"

	"workbook/labs/lab"
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
		"Does anything other than the workers send to the channel that you return?",
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

// received is what comes until the channel is closed.
func received(numbers <-chan int64) (got []int64) {
	for number := range numbers {
		got = append(got, number)
	}
	return got
}

// Right reads to the end, at all sizes. If a channel is never closed, everybody
// sleeps, which the runtime reports.
func (s Stage) Right(t *T) {
	t.With("%s", Describe(usual))
	m := t.Numbers(usual.N)
	received(s.Of(context.Background(), usual.With(m.Ask)))
	t.WantAsked(m)
	for _, task := range append(t.Edges(), t.Larger(15_000)...) {
		s.All(t, task)
	}
	for _, m := range t.Special(usual.N) {
		t.With("%s, %s", Describe(usual), m.Says)
		wantReceived(t, m, received(s.Of(context.Background(), usual.With(m.Ask))))
	}
	s.severalAtOnce(t)
}

// severalAtOnce starts several stages before it receives anything, each with numbers of
// its own. The reader of the first one leaves early, and the others come one after
// another, the last one first. None of this concerns any other stage.
func (s Stage) severalAtOnce(t *T) {
	task := lab.Task{N: 3 * s.Ahead, Workers: 3}
	t.With("4 at once, %s each, a reader that leaves the first one, and readers that come to the others one after another", Describe(task))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	left := s.Of(ctx, task.With(t.Numbers(task.N).Ask))
	var numbers [3]*Numbers
	var stages [3]<-chan int64
	for at := range stages {
		numbers[at] = t.Numbers(task.N)
		stages[at] = s.Of(context.Background(), task.With(numbers[at].Ask))
	}
	<-left
	cancel()
	for at, stage := range slices.Backward(stages[:]) {
		wantReceived(t, numbers[at], received(stage))
	}
}

// All wants all of a task's numbers, each asked for once.
func (s Stage) All(t *T, task lab.Task) {
	t.With("%s", Describe(task))
	m, all := t.Numbers(task.N), &askers{all: map[int64][]int64{}}
	ask := t.Uncrowded(task, m.Ask)
	watched := all.watch(ask)
	got := received(s.Of(context.Background(), task.With(func(i int64) int64 {
		if i > 10_000 && i%32 != 0 { // to look at all of many numbers takes too long
			return ask(i)
		}
		return watched(i)
	})))
	t.WantEachOnce(m)
	wantReceived(t, m, got)
	all.wantFew(t, task)
}

// Far wants all of many numbers, and nothing left of them. A slow exercise takes minutes, so
// Far comes after a comparison.
func (s Stage) Far(t *T, task lab.Task) {
	before := t.Goroutines()
	s.All(t, task)
	t.wantDrained(before)
}

// wantReceived fails the step unless every number was received, in any order.
func wantReceived(t *T, m *Numbers, got []int64) {
	want := m.All()
	text := units.Plural(len(want), "number") + ", each as t.Number gave it"
	t.Want(len(got) >= len(want), Unsent, text, "%s", units.Plural(len(got), "number"))
	t.Want(len(got) <= len(want), Extra, text, "%s", units.Plural(len(got), "number"))
	slices.Sort(want)
	slices.Sort(got)
	t.Want(slices.Equal(got, want), Changed, text, "the right count, but other numbers")
}

// RaceFree reads several stages at once, for the race detector.
func (s Stage) RaceFree(t *T) {
	for _, task := range append(t.Larger(15_000), lab.Task{N: 1000, Workers: 4}, crowded) {
		t.With("2 at once, %s each", Describe(task))
		var readers sync.WaitGroup
		for range 2 {
			m := t.Numbers(task.N)
			readers.Go(func() { wantReceived(t, m, received(s.Of(context.Background(), task.With(t.Uncrowded(task, m.At))))) })
		}
		readers.Wait()
	}
}

// Concurrent wants as many workers at work at once as the task has, and no more, however
// few numbers there are.
func (s Stage) Concurrent(t *T) {
	t.Meetings(0, s.later)
	t.MeetOnce(lab.Task{N: 1, Workers: 4}, s.later)
	for _, w := range t.Workers(2) {
		t.MeetOnce(lab.Task{N: int64(w), Workers: w}, s.later)
		t.MeetOnce(lab.Task{N: 1 + t.Int64N(int64(w)), Workers: w}, s.later)
	}
}

// later reads to the end. Nobody gets a number before the channel is there.
func (s Stage) later(task lab.Task) {
	there := make(chan struct{})
	numbers := s.Of(context.Background(), task.With(func(i int64) int64 { <-there; return task.Number(i) }))
	close(there)
	received(numbers)
}
