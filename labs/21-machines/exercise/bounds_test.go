package exercise_test

import (
	"math"
	"time"

	"workbook/labs/21-machines/exercise"
	"workbook/labs/contract"
)

// memory sends many chunks, or as many as a slow exercise takes within
// [contract.Patience], and looks at what is kept of them: when they have come, and when
// they have come once more.
func memory(t *contract.T) {
	const most, window = 1 << 20, 8
	before := contract.Memory()
	r := exercise.New(window)
	want := func(sum int64) {
		now := contract.Memory()
		total(t, r, sum)
		t.Want(now < before+64<<10, bounded, "less than 64 kB", "%d kB", (int64(now)-int64(before))>>10)
	}
	t.With("a window of %d, and up to %d chunks, in pairs", window, most)
	chunks := int64(0)
	for began := time.Now(); chunks < most && time.Since(began) < contract.Patience; chunks += 2 {
		if r.Receive(chunks+1, 1) != nil || r.Receive(chunks, 1) != nil {
			t.Fail(ahead, "nil", "an error for chunk %d or %d", chunks+1, chunks)
		}
	}
	want(chunks)

	again := chunks / 8
	t.With("a window of %d, which is at chunk %d, and %d older chunks that come again", window, chunks, again)
	for chunk := range again {
		if err := r.Receive(chunk, 1); err != nil {
			t.Fail(ahead, "nil", "%v for chunk %d", err, chunk)
		}
	}
	want(chunks)

	t.With("a window of %d, which is at chunk %d, and chunk %d, which comes %d times; as many others are too far ahead", window, chunks, chunks+3, again)
	for chunk := range again {
		if err := r.Receive(chunks+3, 1); err != nil {
			t.Fail(ahead, "nil", "%v for chunk %d", err, chunks+3)
		}
		if err := r.Receive(chunks+window+chunk, 1); err != exercise.ErrAhead {
			t.Fail(ahead, "ErrAhead", "%v for chunk %d", err, chunks+window+chunk)
		}
	}
	want(chunks + 1)
}

// large has windows as large as an int allows. It comes last, because a New
// that goes through all places is left to itself.
func large(t *contract.T) {
	for _, window := range []int{math.MaxInt, math.MaxInt - 1, math.MaxInt/2 + 1} {
		if math.MaxInt == math.MaxInt32 {
			return // such a window fits into memory, or nearly does
		}
		t.With("a window of %d, and chunks 0 to 9, each twice", window)
		r := contract.Made(func() *exercise.Receiver { return exercise.New(window) })
		if r == nil {
			return
		}
		for _, chunk := range []int64{0, 1, 2, 5, 4, 3, 9, 8, 7, 6} {
			receive(t, r, chunk, 3)
			receive(t, r, chunk, 3)
		}
		total(t, r, 30)
	}
}

// inPassing sends very many chunks in pairs, the second one of each first.
func inPassing(t *contract.T) {
	for _, window := range []int{2, 3, 7} {
		t.With("a window of %d, and chunks 1, 0, 3, 2 and so on, up to %d", window, contract.ManyCalls)
		r := exercise.New(window)
		for pair := range int64(contract.ManyCalls / 2) {
			receive(t, r, 2*pair+1, 5)
			receive(t, r, 2*pair, 5)
			receive(t, r, 2*pair+1, 5)
			total(t, r, 10*(pair+1))
		}
	}
}

// sparse sends few chunks of a large window. Two of them are the same if only a part of
// their bits is kept.
func sparse(t *contract.T) {
	const window = 1 << 17
	t.With("a window of %d, and chunks that lie far apart in it, each twice", window)
	r := exercise.New(window)
	for n, chunk := range []int64{1, 1 + 1<<8, 1 + 1<<16, 2 + 1<<16, 2, window - 1, 0} {
		receive(t, r, chunk, 5)
		receive(t, r, chunk, 5)
		total(t, r, 5*int64(n+1))
	}
}

// apart has two receivers, which know nothing of each other.
func apart(t *contract.T) {
	for _, first := range []int64{0, 1} {
		t.With("two receivers, chunk %d for both, then all chunks below 6 for both", first)
		a, b := exercise.New(6), exercise.New(7)
		receive(t, a, first, 5)
		receive(t, b, first, 7)
		total(t, a, 5)
		total(t, b, 7)
		for chunk := range int64(6) {
			receive(t, a, chunk, 5)
			receive(t, b, chunk, 7)
		}
		total(t, a, 6*5)
		total(t, b, 6*7)
	}
}

// manyReceivers has many receivers that each get two chunks. When the last one has been made,
// each of them still knows its own.
func manyReceivers(t *contract.T) {
	const many = 2000
	t.With("%d receivers that get the chunks 2 and 0 each; in the end all of them get the chunks 0 to 2", many)
	all := make([]*exercise.Receiver, many)
	for i := range all {
		all[i] = exercise.New(3)
		receive(t, all[i], 2, int64(i))
		receive(t, all[i], 0, 5)
	}
	for i, r := range all {
		total(t, r, int64(i)+5)
		for chunk, sum := range []int64{5, 7, int64(i)} {
			receive(t, r, int64(chunk), sum)
		}
		total(t, r, int64(i)+5+7)
	}
}
