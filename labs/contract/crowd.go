package contract

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"workbook/labs/lab"
	"workbook/labs/units"
)

// NoMore holds whoever is at work first for others to come, and fails the step if
// more workers are at work at once than the task has. Fewer may be.
func (t *T) NoMore(task lab.Task, sum func(lab.Task)) {
	t.With("%s", Describe(task))
	var atWork headcount
	var first sync.Once
	var over atomic.Bool // who comes now is not looked at: to count millions takes long
	open := make(chan struct{})
	sum(task.With(func(int64) int64 {
		if over.Load() {
			return 1
		}
		first.Do(func() { time.AfterFunc(hold, func() { close(open); over.Store(task.N > 1_000_000) }) })
		atWork.enter()
		<-open
		atWork.leave()
		return 1
	}))
	t.Want(atWork.most() <= task.Workers, Many, fmt.Sprintf("at most %s at work at once", units.Plural(task.Workers, "worker")), "%d", atWork.most())
}

// Uncrowded returns number, with a look every now and then at whether there are
// far more goroutines than the task has workers. The race detector cannot take
// many.
func (t *T) Uncrowded(task lab.Task, number func(int64) int64) func(int64) int64 {
	most := runtime.NumGoroutine() + min(20*task.Workers, 6000) + 1000
	return func(i int64) int64 {
		if i%512 == 0 {
			if all, crowded := crowd(most); crowded {
				t.Fail(Crowd, units.Plural(task.Workers, "worker")+" at work at once", "%d goroutines at once", all)
			}
		}
		return number(i)
	}
}

// countable is how many goroutines can be counted one by one without a long pause.
const countable = 100_000

// crowd counts the goroutines, and reports whether there are more than most. The runtime
// also counts those that have ended while the garbage collector looks after their stacks,
// so a crowd is counted once more, one by one.
func crowd(most int) (all int, crowded bool) {
	all = runtime.NumGoroutine()
	if all > most && all < countable {
		all = len(goroutines()) + 1 // and the one that looks
	}
	return all, all > most
}
