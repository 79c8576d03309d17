package exercise_test

import (
	"fmt"

	"workbook/labs/16-bounded-buffer/exercise"
	"workbook/labs/contract"
)

// A walk puts into a buffer and takes out of it, with nobody else, so that the oldest
// number is at every place of whatever memory the buffer has.
type walk struct {
	t         *contract.T
	b         *exercise.Buffer
	size      int
	put, took int64
}

// upAndDown walks through a buffer, up and down at several speeds.
func upAndDown(t *contract.T, size int) {
	t.With("a buffer with room for %d, and numbers that come and go", size)
	w := &walk{t: t, b: exercise.New(size), size: size}
	for _, puts := range []int{2, 1 + size/3, 2 + t.IntN(size)} {
		for w.puts(puts); w.left() < size; w.puts(puts) {
			w.takes(min(1+t.IntN(puts), puts-1)) // fewer than came
		}
		for w.takes(puts); w.left() > 0; w.takes(puts) {
			w.puts(t.IntN(puts))
		}
	}
}

func (w *walk) left() int { return int(w.put - w.took) }

// puts puts numbers in, as far as there is room.
func (w *walk) puts(n int) {
	for range min(n, w.size-w.left()) {
		w.t.Want(w.b.Put(w.put), closed, "true from Put", "false")
		w.put++
	}
}

// takes takes numbers out, as far as there are any.
func (w *walk) takes(n int) {
	for range min(n, w.left()) {
		got, ok := w.b.Take()
		w.t.Want(ok, closed, "a number that is there", "none")
		w.t.Want(got == w.took, order, fmt.Sprintf("%d, which was put in first", w.took), "%d", got)
		w.took++
	}
}
