package contract

import (
	"runtime"
	"time"

	"workbook/labs/lab"
	"workbook/labs/limits"
)

// Meetings lets the workers of a sum meet, for few workers and for many, for as many as a
// task may have, and two of them on one CPU; and three of them for longer. Several numbers
// are each worker's, unless the contract asks for more of them: least. If sum is slow, few
// workers meet.
func (t *T) Meetings(least int64, sum func(lab.Task)) {
	meet := func(workers, rounds int) {
		task := lab.Task{N: int64(workers) * max(least, int64(rounds), 20), Workers: workers}
		m := t.Meet(workers, rounds, "%s", Describe(task))
		m.who, m.at, m.share = "workers", "number", task.N/int64(workers)
		sum(task.With(func(int64) int64 { m.Come(); return 1 }))
		m.WantMet()
	}
	all := t.affordable(2, least, sum)
	for _, workers := range all {
		meet(workers, 20)
	}
	if len(all) > len(few) {
		meet(limits.Workers, 1)
	}
	cpus := runtime.GOMAXPROCS(1)
	meet(2, 20)
	runtime.GOMAXPROCS(cpus)
	if least == 0 {
		meet(3, t.Many())
	}
}

// MeetOnce lets the workers of a task with few numbers meet at their first ones, or as many
// workers as there are numbers.
func (t *T) MeetOnce(task lab.Task, run func(lab.Task)) {
	m := t.Meet(int(min(task.N, int64(task.Workers))), 1, "%s", Describe(task))
	m.at = "number"
	run(task.With(func(int64) int64 { m.Come(); return 1 }))
	m.WantMet()
}

// WantWaited holds all workers of a task at the numbers that they ask for. It fails
// the step if the exercise returns meanwhile.
func (t *T) WantWaited(task lab.Task, run func(lab.Task)) {
	t.With("%s, workers that are slow to get a number", Describe(task))
	asked := make(chan struct{}, task.N)
	open, returned := make(chan struct{}), make(chan struct{})
	go func() {
		run(task.With(func(i int64) int64 { asked <- struct{}{}; <-open; return i }))
		close(returned)
	}()
	select {
	case <-returned:
		select {
		case <-asked:
		case <-time.After(Hold):
			t.Fail(NeverAsked, "each number asked for", "none was")
		}
		t.Fail(TooSoon, "a return after the last worker's end", "a return while workers ask for numbers")
	case <-time.After(Hold):
		close(open)
		<-returned
	}
}

// Many is how often workers meet if they may find a reason not to only after a while.
func (t *T) Many() int { return 1000 + t.IntN(1000) }

// few are the numbers of workers to try with an exercise that is slow.
var few = []int{2, 3}

// affordable are the numbers of workers to try if each gets "each" numbers, from
// least on: few of them if sum is slow.
func (t *T) affordable(least int, each int64, sum func(lab.Task)) []int {
	if each > 0 && slow(each, sum) {
		return few
	}
	return t.Workers(least)
}

// slow reports that sum is far slower than one loop, for which step fast fails, with
// "each" numbers for each of two workers.
func slow(each int64, sum func(lab.Task)) bool {
	task := lab.Task{N: 2 * each, Workers: 2}
	return Slower(30, func() { sum(task) }, func() { Loop(task) })
}
