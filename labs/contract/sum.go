package contract

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"workbook/labs/lab"
)

// A Sum is the contract of an exercise that adds up a task's numbers with workers.
type Sum struct {
	Of    func(lab.Task) int64
	Least int64 // numbers a worker with which all of them work; 0: any
}

// Right wants the sum of whatever numbers are in the place of 1..N, and each of
// them asked for; in several calls at once too, because they share nothing.
func (s Sum) Right(t *T) {
	t.With("%s", Describe(usual))
	m := t.Numbers(usual.N)
	s.Of(usual.With(t.Uncrowded(usual, m.Ask)))
	t.WantAsked(m)
	blocks := t.Blocks(max(200_000, 12*s.Least))
	for _, task := range slices.Concat(t.Edges(), blocks, t.Larger(Default.N)) {
		s.Want(t, task)
	}
	special := func(task lab.Task, numbers ...*Numbers) {
		for _, m := range numbers {
			t.With("%s, %s", Describe(task), m.Says)
			t.WantSum(m, s.Of(task.With(m.Ask)))
		}
	}
	for _, w := range []int{1, 4} {
		task := lab.Task{N: 3 * int64(w) * max(s.Least, 1), Workers: w}
		special(task, t.Special(task.N)...)
	}
	special(Default, t.Places(Default.N))
	s.calls(t, (*Numbers).Ask)
}

// Want wants the sum of whatever numbers are in the place of a task's 1..N.
func (s Sum) Want(t *T, task lab.Task) {
	t.With("%s", Describe(task))
	m := t.Numbers(task.N)
	t.WantSum(m, s.Of(task.With(t.Uncrowded(task, m.Ask))))
}

// run is Of for whoever does not look at the sum.
func (s Sum) run(task lab.Task) { s.Of(task) }

// calls calls the exercise several times at once, each with numbers of its own, for
// which it asks as number says. They are enough for all workers, unless it is slow.
func (s Sum) calls(t *T, number func(*Numbers, int64) int64) {
	task := lab.Task{N: 2000, Workers: 3}
	if s.Least > 0 && !slow(s.Least, s.run) {
		task.N = 3 * s.Least
	}
	t.With("4 calls at once, %s each", Describe(task))
	var calls sync.WaitGroup
	var numbers [4]*Numbers
	var got [4]int64
	for c := range numbers {
		numbers[c] = t.Numbers(task.N)
		calls.Go(func() {
			got[c] = s.Of(task.With(func(i int64) int64 { return number(numbers[c], i) }))
		})
	}
	calls.Wait()
	for c := range numbers {
		t.Want(got[c] == numbers[c].Sum(), Mixed, "the sum of its own numbers from each call", "another one")
	}
}

// RaceFree calls the exercise for the race detector, with numbers that order
// nothing, and wants the same sums.
func (s Sum) RaceFree(t *T) {
	alone := func(_ lab.Task, number func(int64) int64) func(int64) int64 { return number }
	want := func(task lab.Task, meet func(lab.Task, func(int64) int64) func(int64) int64) {
		t.With("%s", Describe(task))
		m := t.Numbers(task.N)
		number := meet(task, t.Uncrowded(task, m.At))
		t.Want(s.Of(task.With(number)) == m.Sum(), Total, "the sum of the task's numbers", "another one")
	}
	for _, w := range t.Workers(1) {
		want(lab.Task{N: int64(w) * 20, Workers: w}, alone)
		want(lab.Task{N: int64(w) - 1, Workers: w}, alone)
	}
	for _, w := range []int{2, 4} {
		want(lab.Task{N: int64(w) * 40, Workers: w}, t.InStep)
	}
	for _, w := range t.affordable(1, s.Least, s.run) {
		all := lab.Task{N: int64(w) * s.Least, Workers: w}
		t.With("%s", Describe(all))
		t.Want(s.Of(all) == all.Expected(), Total, "the sum of 1..N", "another one")
	}
	for _, task := range t.Larger(600_000) {
		want(task, alone)
	}
	want(Default, t.Together)
	if s.Least == 0 {
		want(crowded, t.Together) // what happens at the same time, the detector remembers
	} else {
		s.endTogether(t, lab.Task{N: 2 * s.Least, Workers: 2})
	}
	s.calls(t, (*Numbers).At)
	for n := int64(500_000); n < 200_000_000; n *= 2 { // as far as a fast exercise comes
		task, began := lab.Task{N: n + t.Int64N(n), Workers: 4}, time.Now()
		t.With("%s", Describe(task))
		t.Want(s.Of(task) == task.Expected(), Total, "the sum of 1..N", "another one")
		if time.Since(began) > Patience/4 {
			return
		}
	}
}

// endTogether lets the workers come to their ends in the same moment, again and again,
// unless they divide the numbers in another way or take long.
func (s Sum) endTogether(t *T, task lab.Task) {
	m := t.Numbers(task.N)
	for began := time.Now(); time.Since(began) < Patience/2; {
		t.With("%s, workers that come to their ends in the same moment", Describe(task)) // each time, for pauses
		number, last := together(task, m.At)
		t.Want(s.Of(task.With(number)) == m.Sum(), Total, "the sum of the task's numbers", "another one")
		if !last.met() {
			return
		}
	}
}

// Concurrent wants as many workers at work at once as the task has, and no more.
// A caller who adds up what division leaves over is one too many, and so is a helper
// for a large share.
func (s Sum) Concurrent(t *T) {
	t.Meetings(s.Least, s.run)
	for _, w := range []int{2, 3, 9} {
		t.NoMore(lab.Task{N: int64(w)*max(s.Least, 20) + int64(w) - 1, Workers: w}, s.run)
	}
	for _, w := range []int{2, 3} {
		t.NoMoreLater(lab.Task{N: int64(w) * max(s.Least, 5000), Workers: w}, s.run)
		s.throughout(t, lab.Task{N: int64(w) * max(s.Least, 100_000), Workers: w})
	}
	large := 2 * max(s.Least, 150_000)
	t.NoMore(lab.Task{N: large + t.Int64N(large), Workers: 2}, s.run)
	if s.Least == 0 && !slow(large, s.run) {
		t.NoMore(lab.Task{N: 1 << 26, Workers: 2}, s.run)
	}
}

// throughout wants all workers at work for the first half of a sum, and not only for their
// first numbers. They meet at the multiples of a prime number: whoever deals the numbers
// out like cards deals these out evenly too.
func (s Sum) throughout(t *T, task lab.Task) {
	const prime = 499
	m := t.Meet(task.Workers, int(task.N/prime)/task.Workers/2, "%s", Describe(task))
	m.who, m.at = "workers", fmt.Sprintf("multiple of %d", prime)
	s.Of(task.With(func(i int64) int64 {
		if i%prime == 0 {
			m.Come()
		}
		return 1
	}))
	m.WantMet()
}

// Tidy wants no goroutine when the exercise has returned.
func (s Sum) Tidy(t *T) {
	tasks := append(t.Edges(), t.Larger(Default.N)...)
	for _, w := range t.affordable(1, s.Least, s.run) {
		all := int64(w) * s.Least
		tasks = append(tasks, lab.Task{N: all, Workers: w}, lab.Task{N: t.Int64N(all + 1), Workers: w})
	}
	tidy := func(task lab.Task) {
		t.With("%s", Describe(task))
		t.WantTidy(func() { s.Of(task) })
	}
	for _, task := range tasks {
		tidy(task)
	}
	if s.Least == 0 {
		return // such an exercise may write all numbers down
	}
	began := time.Now()
	for n := int64(1 << 20); n <= 1<<26 && time.Since(began) < Patience/2; n *= 2 { // as far as a fast exercise comes
		tidy(lab.Task{N: n + t.Int64N(n/3), Workers: 4})
	}
}

// Fast compares the exercise with workers that share nothing. Workers that write their
// numbers down first take up to 30 times as long, and those that send a message for each
// number more than 120 times. Then it wants sums of more numbers than a slow exercise
// adds up in a few seconds, and no goroutine left of those either.
func (s Sum) Fast(t *T) {
	large := lab.Task{N: 300_000, Workers: 4}
	t.Compare(Comparison{
		Input:     Describe(large),
		Against:   "workers that share nothing at all",
		Yours:     func() { s.Of(large) },
		Reference: func() { Shares(large) },
		Most:      60,
	})
	for _, w := range []int{3, 4 + t.IntN(30)} {
		t.WantTidy(func() { s.Want(t, lab.Task{N: 3_000_000 + t.Int64N(1_000_000), Workers: w}) })
	}
}
