package exercise_test

import (
	"math"

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
		more := contract.Memory() - before
		total(t, r, sum)
		t.Want(more < 64<<10, bounded, "less than 64 kB", "%d kB", more>>10)
	}
	t.With("a window of %d, and up to %d chunks, in pairs", window, most)
	chunks := 2 * contract.InARow(most/2, func(pair int64) {
		receive(t, r, 2*pair+1, 1)
		receive(t, r, 2*pair, 1)
	})
	want(chunks)

	again := chunks / 8
	t.With("a window of %d, which is at chunk %d, and %d older chunks that come again", window, chunks, again)
	for chunk := range again {
		receive(t, r, chunk, 1)
	}
	want(chunks)

	t.With("a window of %d, which is at chunk %d, and chunk %d, which comes %d times; as many others are too far ahead", window, chunks, chunks+3, again)
	for chunk := chunks + window; chunk < chunks+window+again; chunk++ {
		receive(t, r, chunks+3, 1)
		err := r.Receive(chunk, 1)
		t.Want(err == exercise.ErrAhead, ahead, "ErrAhead", "%v for chunk %d", err, chunk)
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
		m := newModel(t, window)
		for chunk := range int64(contract.ManyCalls) {
			m.twice(chunk^1, 5)
		}
	}
}

// sparse sends few chunks of a large window. Two of them are the same if only a part of
// their bits is kept.
func sparse(t *contract.T) {
	const window = 1 << 17
	t.With("a window of %d, and chunks that lie far apart in it, each twice", window)
	m := newModel(t, window)
	for _, chunk := range []int64{1, 1 + 1<<8, 1 + 1<<16, 2 + 1<<16, 2, window - 1, 0} {
		m.twice(chunk, 5)
	}
	total(t, m.r, m.total)
}

// apart has two receivers, which know nothing of each other.
func apart(t *contract.T) {
	for _, first := range []int64{0, 1} {
		t.With("two receivers, chunk %d for both, then all chunks below 6 for both", first)
		a, b := newModel(t, 6), newModel(t, 7)
		for _, chunk := range []int64{first, 0, 1, 2, 3, 4, 5} {
			a.send(chunk, 5)
			b.twice(chunk, 7)
			a.twice(chunk, 5)
		}
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
