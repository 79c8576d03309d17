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
	var held, over atomic.Bool // over: whoever comes now is not looked at, because to count millions takes long
	open := make(chan struct{})
	sum(task.With(func(int64) int64 {
		if over.Load() {
			return 1
		}
		atWork.enter()
		if held.CompareAndSwap(false, true) {
			time.Sleep(Hold) // and no timer: whoever looks sees that this one goes on
			close(open)
			over.Store(task.N > 1_000_000)
		}
		<-open
		atWork.leave()
		return 1
	}))
	atWork.wantAtMost(t, task.Workers)
}

// NoMoreLater holds the first who is at work for as long as others come, and fails the
// step if more workers are at work at once than the task has: some may start when a part
// is done, and that one is still at work. There is one CPU, and whoever is at work lets
// all others come to theirs.
func (t *T) NoMoreLater(task lab.Task, sum func(lab.Task)) {
	t.With("%s, one of which takes long", Describe(task))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var atWork headcount
	var came atomic.Int64
	sum(task.With(func(int64) int64 {
		atWork.enter()
		if came.Add(1) > 1 {
			runtime.Gosched()
		} else {
			for seen := int64(0); seen < came.Load(); time.Sleep(Hold) {
				seen = came.Load()
			}
		}
		atWork.leave()
		return 1
	}))
	atWork.wantAtMost(t, task.Workers)
}

// wantAtMost fails the step if more were at work at once.
func (h *headcount) wantAtMost(t *T, workers int) {
	t.Want(h.most() <= workers, Many, fmt.Sprintf("at most %s at work at once", units.Plural(workers, "worker")), "%d", h.most())
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

// A headcount counts who is at work, and remembers the most that were at once. Both
// figures change under one lock: with two atomic ones, a worker who is interrupted
// between them would overwrite a larger peak with its own.
type headcount struct {
	mu   sync.Mutex
	now  int // guarded by mu
	peak int // guarded by mu
}

// enter counts one more, and returns how many are at work with it.
func (h *headcount) enter() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now++
	h.peak = max(h.peak, h.now)
	return h.now
}

// leave counts one less.
func (h *headcount) leave() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now--
}

// most is how many were at work at once, when they were most.
func (h *headcount) most() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.peak
}
