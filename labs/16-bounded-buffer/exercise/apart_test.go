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
		wantPut(w.t, w.b, w.put)
		w.put++
	}
}

// takes takes numbers out, as far as there are any.
func (w *walk) takes(n int) {
	for range min(n, w.left()) {
		wantTake(w.t, w.b, w.took)
		w.took++
	}
}

// inPassing lets very many numbers through buffers with little room, some of which does
// not divide what a counter of 16 bits can count.
func inPassing(t *contract.T) {
	for _, size := range []int{2, 3, 7} {
		t.With("a buffer with room for %d, and %d numbers, two of them in it at a time", size, contract.ManyCalls)
		w := &walk{t: t, b: exercise.New(size), size: size}
		for w.puts(1); w.put < contract.ManyCalls; w.takes(1) {
			w.puts(1)
		}
	}
}

// moreThanWait lets some wait, and puts in more than they take, or takes more than they put
// in, before the first of them looks again. What is left is in order, and what comes after
// that is behind it.
func moreThanWait(t *contract.T, several int) {
	n := int64(several)
	inOrder := func(b *exercise.Buffer, from, to int64) {
		for ; from < to; from++ {
			wantTake(t, b, from)
		}
	}
	for range 20 {
		t.With("%d that wait in Take, twice as many calls of Put in a row, and one more when they are back", several)
		before, b := t.Goroutines(), exercise.New(2*several)
		asleep(t, before, several, func() {
			got, ok := b.Take()
			t.Want(ok && got < n, order, fmt.Sprintf("one of the first %d numbers", n), "%d, %t", got, ok)
		}, func() {
			for i := range 2 * n {
				b.Put(i)
			}
		})
		b.Put(2 * n)
		inOrder(b, n, 2*n+1)

		t.With("a full buffer, %d that wait in Put, twice as many calls of Take in a row, and one more Put when they are back", several)
		for i := range 2 * n {
			b.Put(i)
		}
		asleep(t, before, several, func() { b.Put(2 * n) }, func() { inOrder(b, 0, 2*n) })
		b.Put(2*n + 1)
		for range several {
			inOrder(b, 2*n, 2*n+1)
		}
		inOrder(b, 2*n+1, 2*n+2)
	}
}

// apart lets one caller wait at each of two buffers, and makes what the later one waits
// for; then what the earlier one waits for.
func apart(t *contract.T) {
	for _, what := range []string{"Take", "Put"} {
		t.With("one that waits in %s of a buffer, one that does so in another buffer, and what the second one waits for", what)
		before := t.Goroutines()
		var buffers [2]*exercise.Buffer
		var returned [2]chan int64
		for i := range buffers {
			b, done := exercise.New(1), make(chan int64, 1)
			buffers[i], returned[i] = b, done
			if what == "Put" {
				b.Put(int64(i))
				go func() { b.Put(7); done <- int64(i) }()
			} else {
				go func() { got, _ := b.Take(); done <- got }()
			}
			t.WantWaiting(before)
		}
		for _, i := range []int64{1, 0} {
			if what == "Put" {
				buffers[i].Take()
			} else {
				buffers[i].Put(i)
			}
			got := <-returned[i]
			t.Want(got == i, lost, fmt.Sprintf("%d, which was put into this buffer", i), "%d", got)
		}
	}
	t.With("a Close, and one that waits in Take of another buffer")
	before := t.Goroutines()
	closing, open := exercise.New(1), exercise.New(1)
	got := make(chan int64, 1)
	go func() { number, _ := open.Take(); got <- number }()
	t.WantWaiting(before)
	closing.Close()
	t.Want(open.Put(7), closed, "true from Put", "false: another buffer was closed")
	number := <-got
	t.Want(number == 7, closed, "7 from Take", "%d", number)
}

// manyBuffers makes many buffers and puts two numbers into each. Every other one is closed.
// When the last one has been made, each of them still has its own numbers.
func manyBuffers(t *contract.T) {
	const many, room = 2000, 3
	t.With("%d buffers with two numbers in each, every other one closed, all of which are emptied in the end", many)
	all := make([]*exercise.Buffer, many)
	for i := range all {
		b := exercise.New(room)
		all[i] = b
		b.Put(int64(i))
		b.Put(-int64(i))
		if i%2 == 0 {
			b.Close()
		}
	}
	for i, b := range all {
		wantTake(t, b, int64(i))
		wantTake(t, b, -int64(i))
		t.Want(b.Put(7) == (i%2 == 1), closed, "true from Put into an open buffer and false from Put into a closed one", "the opposite, with buffer %d", i+1)
		b.Close()
		b.Take() // whoever serves the buffer may end now
	}
}

// several has a buffer for each of some goroutines. Nothing orders what one of them does
// and what another does.
func several(t *contract.T) {
	t.With("4 goroutines, each of which puts into a buffer of its own and takes out again")
	t.AtOnce(4, func(int) {
		b := exercise.New(3)
		for i := range int64(200) {
			b.Put(i)
			b.Put(-i)
			wantTake(t, b, i)
			wantTake(t, b, -i)
		}
		b.Close()
	})
}
