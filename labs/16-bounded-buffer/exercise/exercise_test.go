package exercise_test

import (
	"fmt"
	"math"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"workbook/labs/16-bounded-buffer/exercise"
	"workbook/labs/contract"
)

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		t.WithoutClock()
		for _, size := range []int{1, 2, 7, 1 + t.IntN(50), 2000 + t.IntN(3000)} {
			alone(t, size)
			upAndDown(t, size)
			full(t, size)
			waiting(t, size, 3)
		}
		alone(t, contract.ManyCalls)
		inPassing(t)
		apart(t)
		waiting(t, 2, 20+t.IntN(100))
		waiting(t, 2, 3000+t.IntN(2000))
		inARow(t, 2+t.IntN(5), 20)
		inARow(t, 256, 1)
		moreThanWait(t, 1+t.IntN(5))
		closedAtOnce(t, 3+t.IntN(5))
		closedAgain(t)
		throughput(t)
		overtaken(t)
		filled(t)
		manyBuffers(t)
		large(t)
	})
}

// wantPut wants a number to be put in.
func wantPut(t *contract.T, b *exercise.Buffer, number int64) {
	t.Want(b.Put(number), closed, "true from Put", "false, for %d", number)
}

// wantTake wants this number next.
func wantTake(t *contract.T, b *exercise.Buffer, want int64) {
	got, ok := b.Take()
	t.Want(ok, closed, fmt.Sprintf("%d, which is there", want), "none")
	t.Want(got == want, order, fmt.Sprintf("%d, which was put in first", want), "%d", got)
}

// wantNone wants a closed buffer without numbers.
func wantNone(t *contract.T, b *exercise.Buffer) {
	_, ok := b.Take()
	t.Want(!ok, closed, "no number", "one")
}

// wantWait wants one more Put to wait, and returns the channel that gets its result.
func wantWait(t *contract.T, before contract.Goroutines, b *exercise.Buffer, number int64) <-chan bool {
	returned := make(chan bool, 1)
	go func() { returned <- b.Put(number) }()
	t.WantWaiting(before)
	t.Want(len(returned) == 0, room, "a Put that waits", "one that returned")
	return returned
}

// alone fills and empties a buffer without anybody else, then closes it.
func alone(t *contract.T, size int) {
	t.With("a buffer with room for %d, and nobody else", size)
	b := exercise.New(size)
	numbers := []int64{-1, math.MinInt64, math.MaxInt64, 0}
	for len(numbers) < 4+size {
		numbers = append(numbers, int64(t.Uint64()))
	}
	for round := range 4 {
		for _, number := range numbers[round : round+size] {
			wantPut(t, b, number)
		}
		if round == 3 {
			break
		}
		for _, number := range numbers[round : round+size] {
			wantTake(t, b, number)
		}
	}
	b.Close()
	b.Close()
	t.With("a full buffer with room for %d that was closed", size)
	t.Want(!b.Put(43), closed, "false from Put", "true")
	next := exercise.New(size) // may be given memory that the closed one still needs
	for range size {
		next.Put(43)
	}
	for _, number := range numbers[3 : 3+size] {
		got, ok := b.Take()
		t.Want(ok && got == number, closed, fmt.Sprintf("%d, which was left", number), "%d, %t", got, ok)
	}
	for range 20 { // a select with two cases ready takes either
		wantNone(t, b)
		t.Want(!b.Put(43), closed, "false from Put, though there is room", "true")
	}
}

// full lets a Put wait for room, and a Take make some.
func full(t *contract.T, size int) {
	t.With("a full buffer with room for %d, and one more Put", size)
	b := exercise.New(size)
	for i := range int64(size) {
		b.Put(i)
	}
	returned := wantWait(t, t.Goroutines(), b, int64(size))
	for i := range int64(size) + 1 {
		wantTake(t, b, i)
	}
	<-returned
}

// asleep lets several make a call that has to wait, does what lets them all return, and waits
// until they have.
func asleep(t *contract.T, before contract.Goroutines, several int, call, then func()) {
	var calls sync.WaitGroup
	for range several {
		calls.Go(call)
	}
	t.WantWaiting(before)
	then()
	calls.Wait()
}

// puts puts the same number in several times.
func puts(b *exercise.Buffer, number int64, times int) {
	for range times {
		b.Put(number)
	}
}

// inARow lets several wait, and makes what they wait for all at once: there is enough
// for each of them before the first one looks again.
func inARow(t *contract.T, several, times int) {
	for range times {
		t.With("%d that wait in Take, and as many calls of Put in a row", several)
		before, b := t.Goroutines(), exercise.New(several)
		asleep(t, before, several, func() { b.Take() }, func() { puts(b, 1, several) })

		t.With("%d that wait in Put, and as many calls of Take in a row", several)
		puts(b, 2, several)
		asleep(t, before, several, func() { b.Put(3) }, func() {
			for range several {
				b.Take()
			}
		})
	}
}

// throughput lets many put and take at once, and looks at every number.
func throughput(t *contract.T) {
	for _, size := range [][2]int{{1, 1}, {1, 3}, {2, 1}, {4, 1}, {4, 50}, {9, 1}} {
		const each = 5000
		workers, room := size[0], size[1]
		t.With("%d workers that put %d numbers each, as many that take, room for %d", workers, each, room)
		b := exercise.New(room)
		var puts, takes sync.WaitGroup
		var over atomic.Bool // Close is being called
		taken := make([][]int64, workers)
		for w := range workers {
			puts.Go(func() {
				for i := range each {
					t.Want(b.Put(int64(w*each+i)), early, "true from Put", "false, and nobody had called Close")
				}
			})
			takes.Go(func() {
				for number, ok := b.Take(); ok; number, ok = b.Take() {
					taken[w] = append(taken[w], number)
				}
				t.Want(over.Load(), early, "a Take that waits until there is a number", "one that returned false, and nobody had called Close")
			})
		}
		puts.Wait()
		over.Store(true)
		b.Close()
		takes.Wait()
		wantOnce(t, workers, each, taken)
	}
}

// wantOnce wants what several took to be the numbers that workers put in, every number once.
// Each worker put in its own, in order, from worker*each on: so nobody has an older one of a
// worker after a newer one.
func wantOnce(t *contract.T, workers, each int, taken [][]int64) {
	times := make([]int, workers*each)
	for _, number := range slices.Concat(taken...) {
		t.Want(number >= 0 && number < int64(len(times)), lost, "only numbers that were put in", "%d", number)
		times[number]++
	}
	for number, n := range times {
		t.Want(n == 1, lost, "every number once", "%d came %d times", number, n)
	}
	for _, numbers := range taken {
		last := make([]int64, workers)
		for _, number := range numbers {
			w := number / int64(each)
			t.Want(number >= last[w], order, "the numbers of each worker in order", "%d after %d", number, last[w])
			last[w] = number
		}
	}
}

// overtaken lets several wait for room, while another worker makes some and takes it
// at once: a goroutine that was woken finds the buffer full again.
func overtaken(t *contract.T) {
	t.With("a full buffer with room for 1, 3 that wait in Put, and one more that takes, puts, and is faster than they are; then a Close")
	for range 100 {
		before, b := t.Goroutines(), exercise.New(1)
		b.Put(0)
		var calls sync.WaitGroup
		for range 3 {
			calls.Go(func() { b.Put(1) })
		}
		t.WantWaiting(before)
		calls.Go(func() { b.Take(); b.Put(2) })
		t.WantWaiting(before)
		b.Close()
		calls.Wait()
		left := 0
		for _, ok := b.Take(); ok; _, ok = b.Take() {
			left++
		}
		t.Want(left <= 1, room, "one number in the buffer at most", "%d", left)
	}
}

func TestRaceFree(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		throughput(t)
		atOnce(t)
		several(t)
		lastOne(t)
		drained(t)
		late(t, "Put", func(b *exercise.Buffer) { b.Put(1) })
		late(t, "Take", func(b *exercise.Buffer) { b.Take() })
		late(t, "Close", (*exercise.Buffer).Close)
	})
}

func TestTidy(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		t.With("a buffer that is used once more and closed")
		b := exercise.New(3)
		b.Put(1)
		before := t.Goroutines() // the buffer may have some of its own
		b.Take()
		b.Put(2)
		b.Take()
		b.Close()
		t.WantEnded(before)
	})
}
