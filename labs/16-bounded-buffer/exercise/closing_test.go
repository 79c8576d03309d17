package exercise_test

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"workbook/labs/16-bounded-buffer/exercise"
	"workbook/labs/contract"
)

// waiting closes a buffer while several wait.
func waiting(t *contract.T, size, several int) {
	t.With("%d that wait in Take, and a Close", several)
	before, b := t.Goroutines(), exercise.New(size)
	asleep(t, before, several, func() { wantNone(t, b) }, b.Close)

	t.With("%d that wait in Put, and a Close", several)
	b = exercise.New(size)
	puts(b, 1, size)
	asleep(t, before, several, func() { t.Want(!b.Put(7), closed, "false from Put", "true") }, func() {
		b.Close()
		b.Take() // those that wait find room when they look again
	})
}

// closedAtOnce makes what those that wait need, and closes the buffer before the first
// of them looks again; or the other way round.
func closedAtOnce(t *contract.T, several int) {
	for range 20 {
		t.With("%d that wait in Take, one Put less in a row, and a Close", several)
		before, b := t.Goroutines(), exercise.New(several)
		var taken atomic.Int64
		asleep(t, before, several, func() {
			if _, ok := b.Take(); ok {
				taken.Add(1)
			}
		}, func() {
			puts(b, 1, several-1)
			b.Close()
		})
		t.Want(taken.Load() == int64(several-1), closed, fmt.Sprintf("%d that take what is still there", several-1), "%d", taken.Load())

		t.With("a full buffer, %d that wait in Put, a Close, and as many calls of Take in a row", several)
		b = exercise.New(several)
		puts(b, 1, several)
		asleep(t, before, several, func() { t.Want(!b.Put(2), closed, "false from Put", "true") }, func() {
			b.Close()
			for range several {
				b.Take()
			}
		})
	}
}

// atOnce lets one put, one take and two close in the same moment. Whoever comes back from
// Close finds the buffer closed. Whoever takes stops when there is nothing and nothing can come
// any more: as many numbers have come as were put.
func atOnce(t *contract.T) {
	for round := range 600 {
		size := []int{2, 100}[round%2]
		t.With("a buffer with room for %d, a worker that puts, one that takes, and two that close in the same moment and put then", size)
		b := exercise.New(size)
		put, taken := 0, 0
		t.AtOnce(4, func(i int) {
			switch i {
			case 0:
				for b.Put(1) {
					put++
				}
			case 1:
				for _, ok := b.Take(); ok; _, ok = b.Take() {
					taken++
				}
			default:
				b.Close()
				t.Want(!b.Put(2), closed, "false from Put, once Close has returned", "true")
			}
		})
		_, ok := b.Take()
		t.Want(!ok, lost, "no number after a Take that found none in a closed buffer", "one")
		t.Want(put == taken, lost, fmt.Sprintf("%d numbers from Take, as Put has returned true that often", put), "%d", taken)
	}
}

// closedAgain closes a buffer again and again while numbers are left in it, and when none is:
// then more often than 16 bits can count.
func closedAgain(t *contract.T) {
	const left, room = 2, 3
	b := exercise.New(room)
	puts(b, 1, left)
	closes := func(int64) {
		b.Close()
		t.Want(!b.Put(43), closed, "false from Put, however often the buffer was closed", "true")
	}
	for took := range left + 1 {
		t.With("a buffer with room for %d and %d numbers in it, which is closed again and again", room, left-took)
		for call := range int64(300) {
			closes(call)
		}
		got, ok := b.Take()
		t.Want(ok == (took < left), closed, "the numbers that were left, and no other one", "%d, %t", got, ok)
	}
	contract.InARow(contract.ManyCalls, closes)
	wantNone(t, b)
}

// late lets one call come after Close. Nothing but the buffer orders the two, and
// no other access makes the race detector forget one of them.
func late(t *contract.T, what string, call func(*exercise.Buffer)) {
	t.With("a Close, and a %s in another goroutine later", what)
	b := exercise.New(1)
	var calls sync.WaitGroup
	calls.Go(func() { time.Sleep(2 * contract.Hold); call(b) })
	time.Sleep(contract.Hold)
	b.Close()
	calls.Wait()
}

// lastOne takes a number while somebody puts it in and closes: it is there, or will be.
// There is one CPU, so only the pauses between the steps say who comes when.
func lastOne(t *contract.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for range 300 {
		t.With("one that takes a number, and one that puts it in and closes in the same moment")
		b := exercise.New(1)
		var calls sync.WaitGroup
		calls.Go(func() {
			b.Put(7)
			b.Close()
		})
		calls.Go(func() {
			got, ok := b.Take()
			t.Want(ok && got == 7, lost, "7, true", "%d, %t", got, ok)
		})
		calls.Wait()
	}
}

// drained lets several take in the same moment what is left in a closed buffer.
func drained(t *contract.T) {
	for range 100 {
		const numbers = 50
		t.With("a buffer that was closed with %d numbers in it, and 4 that take them in the same moment", numbers)
		b := exercise.New(numbers)
		for i := range int64(numbers) {
			b.Put(i)
		}
		b.Close()
		taken := make([][]int64, 4)
		t.AtOnce(len(taken), func(i int) {
			for number, ok := b.Take(); ok; number, ok = b.Take() {
				taken[i] = append(taken[i], number)
			}
		})
		wantOnce(t, 1, numbers, taken)
	}
}
