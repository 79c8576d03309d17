package contract

import (
	"fmt"
	"math"
	"sync/atomic"

	"workbook/labs/lab"
	"workbook/labs/units"
)

// Numbers are put in the place of a task's 1..N, and know who asked for which.
// Many goroutines may ask at once.
type Numbers struct {
	Says string // what is special about them, or ""

	n, salt uint64
	value   func(i int64) int64 // in place of a number that is drawn, or nil
	asked   []atomic.Int32      // by number; place 0 is nobody's
	beyond  atomic.Int64        // a number asked for outside 1..n
	out     atomic.Bool         // there was one
}

// Numbers draws numbers in the place of 1..n.
func (t *T) Numbers(n int64) *Numbers {
	return &Numbers{n: uint64(n), salt: t.Uint64(), asked: make([]atomic.Int32, n+1)}
}

// Places are the numbers 1..n themselves, as in the lab. A program that finds them there
// must ask for each of them even so.
func (t *T) Places(n int64) *Numbers {
	m := t.Numbers(n)
	m.Says, m.value = "each number its own place", func(i int64) int64 { return i }
	return m
}

// Special are numbers in the place of 1..n that a program may take for a sign: 0 for
// nothing, -1 for an end, or the smallest int64 for one that is missing. Those of the
// third kind add up to 0, three by three. Of the last two, the sums may wrap.
func (t *T) Special(n int64) (all []*Numbers) {
	special := func(says string, value func(i int64) int64) {
		m := t.Numbers(n)
		m.Says, m.value = says, value
		all = append(all, m)
	}
	special("each of them 0", func(int64) int64 { return 0 })
	special("each of them -1", func(int64) int64 { return -1 })
	special("1, 0 and -1 in turn", func(i int64) int64 { return []int64{-1, 1, 0}[i%3] })
	special("the smallest and the largest int64 in turn", func(i int64) int64 { return []int64{math.MaxInt64, math.MinInt64}[i%2] })
	drawn, at := t.Numbers(n), 1+t.Int64N(n)
	special("one of them the smallest int64", func(i int64) int64 {
		if i == at {
			return math.MinInt64
		}
		return drawn.At(i)
	})
	return all
}

// At is number i, of either sign. All together they add up to less than 2⁶², and
// most of them to more than 2⁵³, so that no floating point number holds the sum.
// It keeps no account, and orders nothing: the race detector may look on.
func (m *Numbers) At(i int64) int64 {
	if m.value != nil {
		return m.value(i)
	}
	z := (uint64(i) + m.salt) * 0x9e3779b97f4a7c15 // the finalizer of SplitMix64
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	z ^= z >> 31
	limit := uint64(1) << 61 / max(m.n, 1)
	value := int64(z%limit) | 1
	if z>>61 == 0 { // one in eight
		return -value
	}
	return value
}

// Ask is At, and remembers that somebody asked.
func (m *Numbers) Ask(i int64) int64 {
	if i < 1 || uint64(i) > m.n {
		m.beyond.Store(i)
		m.out.Store(true)
		return 0
	}
	m.asked[i].Add(1)
	return m.At(i)
}

// All are the numbers in order.
func (m *Numbers) All() []int64 {
	all := make([]int64, m.n)
	for i := range all {
		all[i] = m.At(int64(i) + 1)
	}
	return all
}

// Sum is the sum of them all.
func (m *Numbers) Sum() (sum int64) {
	for i := range m.asked[1:] {
		sum += m.At(int64(i) + 1)
	}
	return sum
}

// WantEachOnce fails the step unless each number was asked for once.
func (t *T) WantEachOnce(m *Numbers) {
	t.wantEach(m)
	t.wantNoneTwice(m)
}

// wantEach fails the step unless each number was asked for, and no other one.
func (t *T) wantEach(m *Numbers) {
	want := fmt.Sprintf("each of the numbers 1 to %s asked for", units.Count(int64(m.n)))
	missed, first := 0, 0
	for i := len(m.asked) - 1; i > 0; i-- {
		if m.asked[i].Load() == 0 {
			missed, first = missed+1, i
		}
	}
	t.Want(!m.out.Load(), Beyond, want, "number %d was asked for", m.beyond.Load())
	t.Want(missed == 0, Missed, want, "%s never, number %d first", units.Plural(missed, "number"), first)
}

// WantAsked fails the step if no number at all was asked for.
func (t *T) WantAsked(m *Numbers) {
	t.Want(!m.none(), NeverAsked, "each of the task's numbers asked for", "none was")
}

// WantSum fails the step unless got is their sum and each was asked for. To ask for one
// again is a mistake only if the sum is wrong.
func (t *T) WantSum(m *Numbers, got int64) {
	t.wantEach(m)
	if got != m.Sum() {
		t.wantNoneTwice(m) // says more than the sum does
	}
	t.WantTotal(m, got)
}

// WantTotal fails the step unless got is their sum.
func (t *T) WantTotal(m *Numbers, got int64) {
	want := m.Sum()
	t.Want(got == want, Total, "the sum "+units.Count(want), "%s", units.Count(got))
}

// Describe names a task: "3 workers, n 10".
func Describe(task lab.Task) string {
	return units.Plural(task.Workers, "worker") + ", n " + units.Count(task.N)
}

// count is how many were asked for, as often as they were.
func (m *Numbers) count() (asked int) {
	for i := range m.asked {
		asked += int(m.asked[i].Load())
	}
	return asked
}

func (m *Numbers) none() bool { return m.count() == 0 && !m.out.Load() }

// wantNoneTwice fails the step if a number was asked for again.
func (t *T) wantNoneTwice(m *Numbers) {
	for i := range m.asked {
		t.Want(m.asked[i].Load() < 2, Twice, "no number asked for more than once", "number %d, %d times", i, m.asked[i].Load())
	}
}

// Alike are pairs of different numbers that become the same if only some of their bits or
// their size are kept, if one half is folded over the other, or if they become floats.
var Alike = [][2]int64{
	{1, 1 + 1<<8}, {1, 1 + 1<<16}, {1, 1 + 1<<32}, {5, -5}, {0, -1}, {1, 1 << 32}, {1 << 40, 1 << 41},
	{0, math.MinInt64}, {math.MinInt64, math.MaxInt64}, {1 << 53, 1<<53 + 1}, {10, 100}, {-1, math.MaxUint32},
}
