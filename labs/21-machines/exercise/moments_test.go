package exercise_test

import (
	"context"
	"fmt"
	"math"
	"runtime"

	"workbook/labs/21-machines/exercise"
	"workbook/labs/contract"
)

// twiceAtOnce sends each chunk twice in the same moment. Whoever learns that a chunk
// was counted finds it in the total.
func twiceAtOnce(t *contract.T) {
	for round := range 600 {
		order := [][]int64{{0, 1, 2}, {2, 1, 0}}[round%2]
		t.With("two goroutines that send chunks %d, and look at the total after each", order)
		r := exercise.New(3)
		t.AtOnce(2, func(int) {
			for n, chunk := range order {
				receive(t, r, chunk, 5)
				got, least := r.Total(), int64(5*(n+1))
				t.Want(got >= least, counted, fmt.Sprintf("at least %d, once chunk %d was received", least, chunk), "%d", got)
			}
		})
		total(t, r, 15)
	}
}

// oneMoment looks at the total again and again while chunks come in their order. The sum
// of the n-th one is n. A total that has one of them has all those before it.
func oneMoment(t *contract.T) {
	const chunks = 20_000
	t.With("%d chunks, one after another, and one more goroutine that looks at the total", chunks)
	r := exercise.New(100)
	contract.While(1, func() {
		got := r.Total()
		n := int64(math.Sqrt(float64(2 * got)))
		t.Want(got == n*(n+1)/2, counted, fmt.Sprintf("a sum of the first chunks, such as %d", n*(n+1)/2), "%d", got)
	}, func() {
		for chunk := range int64(chunks) {
			receive(t, r, chunk, chunk+1)
		}
	})
}

// byTurns has two goroutines that send every other chunk, each as soon as the total has
// the one before. The window begins at that chunk then.
func byTurns(t *contract.T) {
	for range 100 {
		t.With("a window of 1, and two goroutines that send every other chunk, each as soon as the total has the one before")
		r := exercise.New(1)
		t.AtOnce(2, func(i int) {
			for chunk := int64(i); chunk < 20; chunk += 2 {
				for r.Total() != chunk {
					runtime.Gosched()
				}
				receive(t, r, chunk, 1)
			}
		})
	}
}

// doAtOnce does a chunk in each of some goroutines.
func doAtOnce(t *contract.T) {
	for range 20 {
		t.With("4 chunks of 50 numbers, done at once")
		t.AtOnce(4, func(i int) {
			l := newLeased(int64(i), int64(i)+49)
			finished(t, l, exercise.Do(context.Background(), l))
		})
	}
}

// several has a receiver for each of some goroutines. Nothing orders what one of them does
// and what another does.
func several(t *contract.T) {
	t.With("4 goroutines, each of which sends chunks to a receiver of its own, 1 before 0, 3 before 2 and so on")
	t.AtOnce(4, func(int) {
		r := exercise.New(3)
		for chunk := range int64(200) {
			receive(t, r, chunk^1, 2)
			receive(t, r, chunk^1, 2)
			total(t, r, 2*(chunk+1))
		}
	})
}
