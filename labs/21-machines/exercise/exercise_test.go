package exercise_test

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"sync"
	"testing"

	"workbook/labs/21-machines/exercise"
	"workbook/labs/contract"
)

var (
	counted = &contract.Cause{Name: "counted", Hints: []string{
		"A sum was left out, or counted twice.",
		"Go through a window of 2 by hand: chunks 1, 1, 0, 0, 2. What does the receiver know after each?",
	}}
	ahead = &contract.Cause{Name: "ahead", Hints: []string{
		"A chunk of the window was refused, or one behind its end was taken.",
		"With a window of 3 and chunk 4 missing, the window is 4, 5 and 6. When does it move, and by how much?",
	}}
	bounded = &contract.Cause{Name: "bounded", Hints: []string{
		"The receiver keeps something of every chunk that has come.",
		"All chunks below the window have been counted. What is there to remember of them?",
	}}
)

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, window := range append(words(), 1, 2, 3, 5+t.IntN(60), 1000+t.IntN(1000), 9000+t.IntN(1000)) {
			inOrder(t, window)
			backwards(t, window)
			shuffled(t, window)
		}
		extremes(t)
		inPassing(t)
		sparse(t)
		apart(t)
		memory(t)
		do(t)
		manyReceivers(t)
		large(t)
	})
}

// words are windows of 8 to 256 chunks, as many as a word has bits, and of one more.
func words() (windows []int) {
	for bits := 8; bits <= 256; bits *= 2 {
		windows = append(windows, bits, bits+1)
	}
	return windows
}

// receive wants the chunk to be taken.
func receive(t *contract.T, r *exercise.Receiver, chunk, sum int64) {
	err := r.Receive(chunk, sum)
	t.Want(err == nil, ahead, "nil", "%v for chunk %d", err, chunk)
}

// total wants the receiver to have counted that much.
func total(t *contract.T, r *exercise.Receiver, want int64) {
	got := r.Total()
	t.Want(got == want, counted, fmt.Sprint(want), "%d", got)
}

// A model is a receiver, and what it should know.
type model struct {
	r                         *exercise.Receiver
	t                         *contract.T
	window, low, taken, total int64          // low is the lowest chunk whose sum is missing
	counted                   map[int64]bool // of the window
}

func newModel(t *contract.T, window int) *model {
	return &model{r: exercise.New(window), t: t, window: int64(window), counted: map[int64]bool{}}
}

// send sends a chunk, and wants it to be taken unless it is behind the end of the window. It
// looks at the total now and then: a look may take as long as there are chunks in the window.
func (m *model) send(chunk, sum int64) {
	if chunk-m.low >= m.window {
		err := m.r.Receive(chunk, sum)
		m.t.Want(err == exercise.ErrAhead, ahead, "ErrAhead", "%v for chunk %d, with chunk %d missing", err, chunk, m.low)
		return
	}
	receive(m.t, m.r, chunk, sum)
	if chunk >= m.low && !m.counted[chunk] {
		m.counted[chunk] = true
		m.total += sum
	}
	for ; m.counted[m.low]; m.low++ {
		delete(m.counted, m.low)
	}
	if m.taken++; m.taken%(1+m.window/64) == 0 {
		total(m.t, m.r, m.total)
	}
}

// twice sends a chunk twice.
func (m *model) twice(chunk, sum int64) {
	m.send(chunk, sum)
	m.send(chunk, sum)
}

// inOrder sends chunks one after another, each twice, and all of them once more.
func inOrder(t *contract.T, window int) {
	t.With("a window of %d, and chunks in order, each twice", window)
	m := newModel(t, window)
	total(t, m.r, 0)
	for chunk := range 3*m.window + 2 {
		m.twice(chunk, chunk+1)
	}
	for chunk := range m.low {
		m.send(chunk, chunk+1)
	}
	total(t, m.r, m.total)
}

// behind are distances from a window's first chunk to chunks behind its end. Some seem to be
// in the window if only a part of their bits is kept.
func behind(window int64) []int64 {
	distances := []int64{window, window + 1, 2 * window, math.MaxInt64}
	for bits := 8; bits < 63; bits += 8 {
		for _, distance := range []int64{1 << bits, 1<<bits + window - 1} {
			distances = append(distances, max(distance, window))
		}
	}
	return distances
}

// backwards fills each window from its end, and tries chunks behind it.
func backwards(t *contract.T, window int) {
	t.With("a window of %d, which is filled from its end", window)
	m := newModel(t, window)
	distances := behind(m.window)
	for low := int64(0); low < 3*m.window; low += m.window {
		for chunk := low + m.window - 1; chunk >= low; chunk-- {
			for _, distance := range distances {
				m.send(low+min(distance, math.MaxInt64-low), 1)
			}
			m.twice(chunk, 7)
		}
	}
}

// shuffled sends chunks in an order drawn anew, more than once, and again what is
// refused.
func shuffled(t *contract.T, window int) {
	t.With("a window of %d, and chunks in any order", window)
	m := newModel(t, window)
	for last := 4*m.window + 8; m.low <= last; {
		chunk := min(m.low+t.Int64N(m.window+2), last)
		m.send(chunk, chunk*31-99)
	}
	total(t, m.r, m.total)
}

// extremes are sums that a receiver could take for a sign.
func extremes(t *contract.T) {
	t.With("a window of 4, and sums of 0, below 0, and very large ones")
	r := exercise.New(4)
	var want int64
	for chunk, sum := range []int64{0, -1, math.MaxInt64 / 2, math.MinInt64 / 4, 0, -1 << 40, 5, math.MinInt64, math.MaxInt64, math.MinInt64, math.MaxInt64, 1} {
		for range 3 {
			receive(t, r, int64(chunk), sum)
		}
		want += sum
		total(t, r, want)
	}
}

func TestRaceFree(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		const senders, chunks = 8, 3000
		t.With("%d goroutines that send the same %d chunks", senders, chunks)
		r := exercise.New(40)
		var all sync.WaitGroup
		for range senders {
			all.Go(func() {
				for chunk := range int64(chunks) {
					for r.Receive(chunk, 2) != nil {
						runtime.Gosched() // others are behind
					}
				}
			})
		}
		all.Go(func() { // it takes no turn with those that send
			for range chunks {
				now := r.Total()
				t.Want(now%2 == 0, counted, "a total of whole sums", "%d", now)
			}
		})
		all.Wait()
		total(t, r, 2*chunks)
		twiceAtOnce(t)
		several(t)
		oneMoment(t)
		byTurns(t)
		doAtOnce(t)
	})
}

func TestTidy(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		t.With("a receiver that is used once more, and a chunk that is done")
		r := exercise.New(3)
		receive(t, r, 0, 1)
		before := t.Goroutines() // the receiver may have some of its own
		receive(t, r, 1, 1)
		total(t, r, 2)
		_ = exercise.Do(context.Background(), newLeased(1, 100))
		t.WantEnded(before)
		t.WithoutTimeout()
	})
}
