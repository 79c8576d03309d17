package check

import (
	"fmt"
	"sync/atomic"

	"workbook/labs/lab"
	"workbook/labs/units"
)

// A Watch puts numbers of its own in place of 1..N and counts who asks for them.
// It may be asked by many goroutines at once.
type Watch struct {
	n      int64
	asked  []atomic.Int32 // by number; place 0 is nobody's
	beyond atomic.Int64   // a number asked for outside 1..n, or 0
	out    atomic.Bool    // there was one
}

// NewWatch watches the numbers 1..n.
func NewWatch(n int64) *Watch {
	return &Watch{n: n, asked: make([]atomic.Int32, n+1)}
}

// Value is what stands at i in place of i: positive and negative numbers that no
// formula adds up.
func Value(i int64) int64 {
	const prime = 1_000_003
	return i*48_271%prime*(i%7+1)%prime - prime/3
}

// Number is Value, and remembers that somebody asked.
func (w *Watch) Number(i int64) int64 {
	if i < 1 || i > w.n {
		w.beyond.Store(i)
		w.out.Store(true)
		return 0
	}
	w.asked[i].Add(1)
	return Value(i)
}

// Sum is the sum of all its numbers.
func (w *Watch) Sum() (sum int64) {
	for i := int64(1); i <= w.n; i++ {
		sum += Value(i)
	}
	return sum
}

// Asked says which number was not asked for exactly once, the first one.
func (w *Watch) Asked(input string) *Failure {
	const want = "each of the numbers 1 to %s asked for once"
	fail := func(cause, got string, args ...any) *Failure {
		return Fail(cause, input, fmt.Sprintf(want, units.Count(w.n)), got, args...)
	}
	if w.out.Load() {
		return fail(Beyond, "number %d was asked for", w.beyond.Load())
	}
	missed, twice, first, again := 0, 0, 0, 0
	for i := len(w.asked) - 1; i > 0; i-- {
		switch asked := w.asked[i].Load(); {
		case asked == 0:
			missed, first = missed+1, i
		case asked > 1:
			twice, again = twice+1, i
		}
	}
	switch {
	case missed > 0:
		return fail(Missed, "%d of them never, number %d first", missed, first)
	case twice > 0:
		return fail(Twice, "%d of them more than once, number %d first", twice, again)
	}
	return nil
}

// Sizes are tasks at the edges where a sum goes wrong first, the smallest ones
// first: no number, one, as many as workers, one more and one less, and more.
func Sizes() []lab.Task {
	var all []lab.Task
	for _, workers := range []int{1, 2, 3, 4, 7} {
		w := int64(workers)
		for _, n := range []int64{0, 1, w - 1, w, w + 1, 10*w + 3, 1000} {
			all = append(all, lab.Task{N: n, Workers: workers})
		}
	}
	return all
}

// Input names a task.
func Input(t lab.Task) string {
	crew := "1 worker"
	if t.Workers != 1 {
		crew = fmt.Sprintf("%d workers", t.Workers)
	}
	return crew + ", n " + units.Count(t.N)
}

// none reports that no number was asked for.
func (w *Watch) none() bool {
	for i := range w.asked {
		if w.asked[i].Load() > 0 {
			return false
		}
	}
	return !w.out.Load()
}

// Sums holds a sum against the numbers that it should add up, at all sizes. It
// asks for more workers than numbers too.
func Sums(sum func(lab.Task) int64) *Failure {
	many := lab.Task{N: 1000, Workers: 4}
	w := NewWatch(many.N)
	if sum(many.With(w.Number)); w.none() {
		return Fail(NeverAsked, Input(many), "each of the task's numbers asked for", "none was")
	}
	for _, t := range Sizes() {
		w := NewWatch(t.N)
		got := sum(t.With(w.Number))
		if failed := w.Asked(Input(t)); failed != nil {
			return failed
		}
		if want := w.Sum(); got != want {
			return Fail(Sum, Input(t), "the sum "+units.Count(want), "%s", units.Count(got))
		}
	}
	return nil
}
