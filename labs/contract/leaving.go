package contract

import (
	"context"
	"fmt"
	"runtime"
	"sync/atomic"
	"time"

	"workbook/labs/lab"
	"workbook/labs/limits"
	"workbook/labs/units"
)

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
		for _, task := range []lab.Task{usual, {Workers: 2}, {N: 1, Workers: 3}} {
			t.With("%s, a reader that receives all, and a context that stays open", Describe(task))
			received(s.Of(e.Ctx, task))
			t.wantDrained(before)
		}
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
	// Of 600 workers, a later stage may keep one number each, but not two.
	s.leave(t, reader{lab.Task{N: 400_000, Workers: 600}, 0, true}, Endings()[1])
	for _, w := range []int{1, 2, 7, 40} {
		s.holdUp(t, w)
	}
	s.holdOne(t, false)
	s.holdOne(t, true)
	s.glanced(t)
	s.glancedFull(t)
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
	t.wantDrained(before)
	// A worker may have one more in hand.
	ready := asked.Load() - int64(max(r.reads, 0)) - int64(r.task.Workers)
	t.Want(ready <= s.Ahead, TooFar, "never more than "+units.Plural(int(s.Ahead), "number")+" ready that nobody received", "%s", units.Count(ready))
	wantClosed(t, numbers)
}

// rest waits until nobody asks for numbers any more, or too many were asked for.
func rest(asked *atomic.Int64, most int64) {
	seen := asked.Load()
	for idle := time.Duration(0); idle < Hold && seen <= most; idle += time.Millisecond {
		time.Sleep(time.Millisecond)
		if now := asked.Load(); now != seen {
			seen, idle = now, 0
		}
	}
}

// wantDrained waits until the goroutines that were not there before have ended, and fails
// the step if some do not.
func (t *T) wantDrained(before Goroutines) {
	drain(len(before) + 1)
	t.WantEnded(before)
}

// drain waits until there are no more goroutines than most. It gives up if for a while
// their number falls no further.
func drain(most int) {
	fewest := runtime.NumGoroutine()
	if fewest <= most {
		return
	}
	comes(nil, time.Millisecond, func() (int64, bool) {
		fewest = min(fewest, runtime.NumGoroutine())
		return int64(fewest), fewest <= most
	})
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

// asking starts a stage, and returns when all workers are asking for a number. Each of
// them gets it then, unless late says that this number comes only when give is called.
func (s Stage) asking(task lab.Task, late func(i int64) bool) (asked *atomic.Int64, end, give func()) {
	ctx, cancel := context.WithCancel(context.Background())
	asked = new(atomic.Int64)
	all, given := make(chan struct{}), make(chan struct{})
	s.Of(ctx, task.With(func(i int64) int64 {
		if asked.Add(1) == int64(task.Workers) {
			close(all)
		}
		<-all
		if late(i) {
			<-given
		}
		return i
	}))
	<-all
	return asked, cancel, func() { close(given) }
}

// holdUp lets the context end while all workers are asking for their number, and
// gives it to them only later. Whoever closed the channel before then makes them panic,
// unless each happens to see the end first. Nobody has a reason to go on asking.
func (s Stage) holdUp(t *T, workers int) {
	const more = 20 // a select with two cases ready takes either
	task := lab.Task{N: 10_000, Workers: workers}
	t.With("%s, ctx ends while all workers ask for a number", Describe(task))
	before := t.Goroutines()
	asked, end, give := s.asking(task, func(int64) bool { return true })
	t.WantWaiting(before)
	end()
	time.Sleep(Hold) // in which somebody may close the channel under the workers
	t.WantWaiting(before)
	give()
	t.wantDrained(before)
	begun := asked.Load() - int64(workers)
	t.Want(begun <= int64(workers)+more, TooFar, "no number asked for once a worker knows of the end", "%s more", units.Count(begun))
}

// holdOne lets the context end while all workers ask for their number, and gives it to all
// but one of them. Nobody else has a reason to stay, but for a few goroutines that wait for
// that one. If full, the others have their numbers before the context ends, and nobody
// receives.
func (s Stage) holdOne(t *T, full bool) {
	task, says := lab.Task{N: 3 * s.Ahead, Workers: 40}, "ctx ends while all workers ask for a number, and one of them gets it much later"
	if full {
		says = "nobody receives, ctx ends while one worker asks for a number, and it gets that much later"
	}
	t.With("%s, %s", Describe(task), says)
	before := t.Goroutines()
	_, end, give := s.asking(task, func(i int64) bool { return i == 1 })
	if full {
		t.WantWaiting(before)
	}
	end()
	drain(len(before) + 1 + spare)
	there, crowded := crowd(len(before) + 1 + spare)
	t.Want(!crowded, Left, "only the one that asks, and what waits for it", "%d goroutines", there-len(before)-1)
	t.WantWaiting(before)
	give()
	t.wantDrained(before)
}
