package contract

import (
	"slices"
	"sync"

	"workbook/labs/lab"
	"workbook/labs/units"
)

// NotItsShare is the cause if workers ask for numbers of each other's shares.
var NotItsShare = &Cause{"share", []string{
	"Each number was asked for, but not by the worker whose share it belongs to.",
	"t.Share(w) is worker w's part. Which numbers does yours add up?",
}}

// askers remember which goroutine asked for which numbers.
type askers struct {
	mu  sync.Mutex
	all map[int64][]int64 // guarded by mu: by the goroutine's number
}

// watch returns number, and remembers who asks for it.
func (a *askers) watch(number func(int64) int64) func(int64) int64 {
	return func(i int64) int64 {
		who := running()
		a.mu.Lock()
		a.all[who] = append(a.all[who], i)
		a.mu.Unlock()
		return number(i)
	}
}

// asked returns what each goroutine has asked for so far: an exercise that has returned
// may still ask.
func (a *askers) asked() (all [][]int64) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, numbers := range a.all {
		all = append(all, slices.Clone(numbers))
	}
	return all
}

// wantFew fails the step if more goroutines asked than the task has workers.
func (a *askers) wantFew(t *T, task lab.Task) {
	asked := len(a.asked())
	t.Want(asked <= task.Workers, Crowd, units.Plural(task.Workers, "worker")+", each of which asks for many numbers", "%s that asked", units.Plural(asked, "goroutine"))
}

// WantShares fails the step unless each worker of a task asks for the numbers of
// its share, in any order, and as often as it likes.
func (t *T) WantShares(task lab.Task, run func(lab.Task)) {
	t.With("%s", Describe(task))
	a := &askers{all: map[int64][]int64{}}
	run(task.With(a.watch(task.Number)))
	shares := map[int64]lab.Share{}
	for w := range task.Workers {
		share := task.Share(w)
		shares[share.First] = share
	}
	for _, asked := range a.asked() {
		slices.Sort(asked)
		asked = slices.Compact(asked)
		first, last := asked[0], asked[len(asked)-1]
		share := shares[first]
		t.Want(share.First == first && share.Last == last && int64(len(asked)) == last-first+1, NotItsShare,
			"from each worker the numbers of its share", "%d numbers from %d to %d from one", len(asked), first, last)
	}
}
