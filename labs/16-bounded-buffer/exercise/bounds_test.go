package exercise_test

import (
	"fmt"
	"math"

	"workbook/labs/16-bounded-buffer/exercise"
	"workbook/labs/contract"
)

// large has buffers with room for as many numbers as an int allows. It comes last, for
// a New that goes through all places is left to itself.
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
			got, ok := b.Take()
			t.Want(ok && got == i, order, "all numbers in order", "%d, %t", got, ok)
		}
	}
}
