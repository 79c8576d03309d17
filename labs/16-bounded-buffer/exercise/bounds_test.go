package exercise_test

import (
	"fmt"
	"math"

	"workbook/labs/16-bounded-buffer/exercise"
	"workbook/labs/contract"
)

// filled puts more than a million numbers into a buffer that has room for them, or as many
// as a slow exercise puts in within [contract.Patience]. A Put that waits is stuck; one more
// waits.
func filled(t *contract.T) {
	numbers := 1<<20 + 1 + t.Int64N(1000)
	t.With("a buffer with room for %d, and as many numbers that are put in", numbers)
	before, b := t.Goroutines(), exercise.New(int(numbers))
	if contract.InARow(numbers, func(i int64) { wantPut(t, b, i) }) == numbers {
		wantWait(t, before, b, 0)
	}
	wantTake(t, b, 0)
}

// large has buffers with room for as many numbers as an int allows. It comes last,
// because a New that goes through all places is left to itself.
func large(t *contract.T) {
	for _, room := range []int{math.MaxInt, math.MaxInt - 1, math.MaxInt/2 + 1} {
		if math.MaxInt == math.MaxInt32 {
			return // such a room fits into memory, or nearly does
		}
		const numbers = 5
		t.With("a buffer with room for %d, in which %d numbers are put", room, numbers)
		before := t.Goroutines()
		b := contract.Made(func() *exercise.Buffer { return exercise.New(room) })
		if b == nil {
			return
		}
		put := make(chan bool, numbers)
		go func() {
			for i := range int64(numbers) {
				put <- b.Put(i)
			}
		}()
		t.WantWaiting(before)
		t.Want(len(put) == numbers, waits, fmt.Sprintf("%d calls of Put that return", numbers), "%d", len(put))
		for i := range int64(numbers) {
			t.Want(<-put, closed, "true from Put", "false")
			wantTake(t, b, i)
		}
	}
}
