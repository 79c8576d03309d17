package exercise_test

import (
	"context"
	"fmt"
	"math"
	"slices"

	"workbook/labs/21-machines/exercise"
	"workbook/labs/contract"
)

var (
	sums = &contract.Cause{Name: "sum", Hints: []string{
		"The sum that was handed in is not that of the chunk's numbers.",
		"The first and the last number belong to the chunk. Is each asked for once?",
	}}
	order = &contract.Cause{Name: "order", Hints: []string{
		"The chunk was taken off the queue, or handed back, at the wrong moment, or not once.",
		"Follow each way through Do to its return, and note what it calls of the chunk.",
	}}
	asked = &contract.Cause{Name: "asked", Hints: []string{
		"After the context ended, numbers were asked for.",
		"How often does Do look at the context?",
	}}
	told = &contract.Cause{Name: "told", Hints: []string{
		"Do returned another error than the contract says.",
		"Which of the two may fail: the context, or handing in?",
	}}
)

// A leased chunk notes what is called. Its number i is 3i-7.
type leased struct {
	first, last int64
	numbers     []int64 // that were asked for
	calls       string  // h for handed in, d for done, b for handed back
	sum         int64   // handed in
	fails       error   // of handing in for the first time
	meanwhile   func()  // is called while the sum is handed in
}

func newLeased(first, last int64) *leased {
	return &leased{first: first, last: last, meanwhile: func() {}}
}

func (l *leased) First() int64 { return l.first }
func (l *leased) Last() int64  { return l.last }
func (l *leased) Done()        { l.calls += "d" }
func (l *leased) HandBack()    { l.calls += "b" }

func (l *leased) Number(i int64) int64 {
	l.numbers = append(l.numbers, i)
	return 3*i - 7
}

func (l *leased) HandIn(sum int64) error {
	l.calls += "h"
	l.sum = sum
	l.meanwhile()
	if l.calls != "h" {
		return nil // once more would go well, and is not asked for
	}
	return l.fails
}

// expect is the sum of a leased chunk.
func (l *leased) expect() (sum int64) {
	for i := l.first; i <= l.last; i++ {
		sum += 3*i - 7
	}
	return sum
}

// do does chunks that go well, that cannot be handed in, and whose context ends at
// each moment.
func do(t *contract.T) {
	values(t)
	reasons := append([]error{exercise.ErrAhead, fmt.Errorf("kept nothing: %w", exercise.ErrAhead)}, contract.Failures...)
	for _, length := range []int64{1, 2, 3, 10 + t.Int64N(50), 1000 + t.Int64N(1000), contract.ManyCalls} {
		first := 1 + t.Int64N(1_000_000)
		well(t, first, length)
		some := reasons
		if length == contract.ManyCalls { // whoever prints each number would print millions
			some = reasons[:1]
		}
		for _, why := range some {
			for _, late := range []bool{false, true} {
				unkept(t, first, length, why, late)
			}
		}
		for _, after := range moments(t, length) {
			for _, e := range contract.Endings() {
				stopped(t, newLeased(first, first+length-1), after, e)
			}
		}
		stoppedLate(t, first, length)
	}
}

// moments are numbers of a chunk after which a context may end. Whoever looks at it once for
// several numbers has no look after one of two that follow each other.
func moments(t *contract.T, length int64) (all []int64) {
	for _, after := range []int64{0, length / 2, t.Int64N(length), length - 2} {
		for _, after := range []int64{after, after + 1} {
			if 0 <= after && after < length && !slices.Contains(all, after) {
				all = append(all, after)
			}
		}
	}
	return all
}

func well(t *contract.T, first, length int64) {
	t.With("a chunk of %d numbers from %d on", length, first)
	l := newLeased(first, first+length-1)
	err := exercise.Do(context.Background(), l)
	finished(t, l, err)
}

// finished wants a chunk that was done.
func finished(t *contract.T, l *leased, err error) {
	t.Want(int64(len(l.numbers)) == l.last-l.first+1, sums, "each number asked for once", "%d numbers asked for", len(l.numbers))
	t.Want(l.calls == "hd" || l.calls == "h", order, "handed in, then done", "%s", spell(l.calls))
	t.Want(l.sum == l.expect(), sums, fmt.Sprintf("%d handed in", l.expect()), "%d", l.sum)
	t.Want(l.calls == "hd", order, "handed in, then done", "%s", spell(l.calls))
	t.Want(err == nil, told, "nil", "%v", err)
}

// unkept has a queue that keeps nothing, and says why. The context may have ended by
// then.
func unkept(t *contract.T, first, length int64, why error, late bool) {
	t.With("a chunk of %d numbers whose sum cannot be handed in: %v, a %[2]T", length, why)
	ctx, end := context.WithCancel(context.Background())
	defer end()
	l := newLeased(first, first+length-1)
	l.fails = why
	if late {
		t.With("a chunk of %d numbers whose sum cannot be handed in: %v, a %[2]T; and a context that ends meanwhile", length, why)
		l.meanwhile = end
	}
	err := exercise.Do(ctx, l)
	t.Want(l.calls == "hb", order, "handed in, then handed back", "%s", spell(l.calls))
	t.Want(contract.Same(err, l.fails), told, "the error of handing in, the very same", "%v, a %[1]T", err)
}

// stopped ends the context after some of a chunk's numbers.
func stopped(t *contract.T, l *leased, after int64, e contract.Ending) {
	t.With("a chunk of the numbers %d to %d; after %d of them, %s", l.first, l.last, after, e.Says)
	if after == 0 {
		e.End()
	}
	err := exercise.Do(e.Ctx, &counting{leased: l, t: t, after: after, stop: e.End})
	t.Want(l.calls == "b", order, "handed back", "%s", spell(l.calls))
	t.Want(err == e.Want, told, fmt.Sprintf("the error of the context, %v", e.Want), "%v", err)
}

// A counting chunk ends the context after that many numbers, whichever they are, and
// wants to be asked for no more.
type counting struct {
	*leased
	t           *contract.T
	asks, after int64
	stop        func()
}

func (c *counting) Number(i int64) int64 {
	c.asks++
	c.t.Want(c.asks <= c.after, asked, fmt.Sprintf("%d numbers asked for", c.after), "%d", c.asks)
	if c.asks == c.after {
		c.stop()
	}
	return c.leased.Number(i)
}

// stoppedLate ends the context when all numbers have been asked for: with the last
// one, or while the sum is handed in.
func stoppedLate(t *contract.T, first, length int64) {
	t.With("a chunk of %d numbers, and a context that ends while the sum is handed in", length)
	ctx, end := context.WithCancel(context.Background())
	l := newLeased(first, first+length-1)
	l.meanwhile = end
	finished(t, l, exercise.Do(ctx, l))

	t.With("a chunk of %d numbers, and a context that ends with the last of them", length)
	ctx, end = context.WithCancel(context.Background())
	l = newLeased(first, first+length-1)
	finished(t, l, exercise.Do(ctx, &counting{leased: l, t: t, after: length, stop: end}))
}

// spell says in words what was called.
func spell(calls string) string {
	if calls == "" {
		return "neither done nor handed back"
	}
	var words string
	for i, call := range calls {
		if i > 0 {
			words += ", then "
		}
		words += map[rune]string{'h': "handed in", 'd': "done", 'b': "handed back"}[call]
	}
	return words
}

// A valued chunk has numbers of its own.
type valued struct {
	*leased
	value func(i int64) int64
}

func (v valued) Number(i int64) int64 {
	v.leased.Number(i)
	return v.value(i)
}

// values does chunks whose numbers, sums and places a program may take for a sign.
func values(t *contract.T) {
	for kind, value := range map[string]func(i int64) int64{
		"0":          func(int64) int64 { return 0 },
		"-1":         func(int64) int64 { return -1 },
		"1, 0 or -1": func(i int64) int64 { return i%3 - 1 },
		"any int64":  func(i int64) int64 { return i * -0x61c8864680b583eb },
	} {
		for _, first := range []int64{1, 0, -1, -6, -3_000_000_001, 3_000_000_001, math.MaxInt64 - 6} {
			t.With("a chunk of 6 numbers from %d on, each of them %s", first, kind)
			l := newLeased(first, first+5)
			var sum int64
			for i := range int64(6) {
				sum += value(first + i)
			}
			err := exercise.Do(context.Background(), valued{l, value})
			t.Want(len(l.numbers) == 6, sums, "each number asked for once", "%d numbers asked for", len(l.numbers))
			t.Want(l.calls == "hd" && err == nil, order, "handed in, then done", "%s", spell(l.calls))
			t.Want(l.sum == sum, sums, fmt.Sprintf("%d handed in", sum), "%d", l.sum)
		}
	}
}
