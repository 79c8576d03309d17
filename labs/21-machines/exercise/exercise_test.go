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

// looks is how many chunks come for one look at the total: it may take as long as there are
// chunks in the window.
func looks(window int) int { return 1 + window/64 }

// inOrder sends chunks one after another, each twice, and all of them once more.
func inOrder(t *contract.T, window int) {
	t.With("a window of %d, and chunks in order, each twice", window)
	r := exercise.New(window)
	total(t, r, 0)
	var want int64
	for chunk := range int64(3*window + 2) {
		receive(t, r, chunk, chunk+1)
		want += chunk + 1
		total(t, r, want)
		receive(t, r, chunk, chunk+1)
		total(t, r, want)
	}
	for chunk := range int64(3*window + 2) {
		receive(t, r, chunk, chunk+1)
	}
	total(t, r, want)
}

// behind are distances from a window's begin to chunks behind its end. Some seem to be
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
	r := exercise.New(window)
	distances := behind(int64(window))
	var want int64
	for low := int64(0); low < 3*int64(window); low += int64(window) {
		for i := window - 1; i >= 0; i-- {
			for _, distance := range distances {
				chunk := low + min(distance, math.MaxInt64-low)
				err := r.Receive(chunk, 1)
				t.Want(err == exercise.ErrAhead, ahead, "ErrAhead", "%v for chunk %d, with chunk %d missing", err, chunk, low)
			}
			receive(t, r, low+int64(i), 7)
			receive(t, r, low+int64(i), 7)
			want += 7
			if i%looks(window) == 0 {
				total(t, r, want)
			}
		}
	}
}

// shuffled sends chunks in an order drawn anew, more than once, and again what is
// refused.
func shuffled(t *contract.T, window int) {
	t.With("a window of %d, and chunks in any order", window)
	r := exercise.New(window)
	seen := make([]bool, 4*window+9)
	low, want := 0, int64(0)
	for low < len(seen) {
		chunk := min(low+t.IntN(window+2), len(seen)-1)
		sum := int64(chunk)*31 - 99
		err := r.Receive(int64(chunk), sum)
		if chunk >= low+window {
			t.Want(err == exercise.ErrAhead, ahead, "ErrAhead", "%v for chunk %d, with chunk %d missing", err, chunk, low)
			continue
		}
		t.Want(err == nil, ahead, "nil", "%v for chunk %d, with chunk %d missing", err, chunk, low)
		if !seen[chunk] {
			seen[chunk] = true
			want += sum
		}
		if t.IntN(looks(window)) == 0 {
			total(t, r, want)
		}
		for low < len(seen) && seen[low] {
			low++
		}
	}
	total(t, r, want)
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
