package exercise_test

import (
	"context"
	"sync"
	"testing"

	"workbook/labs/11-waiting/exercise"
	"workbook/labs/contract"
	"workbook/labs/lab"
)

var calls = contract.Calls[int64]{
	Run:     exercise.Ask,
	Judge:   (*contract.T).WantTotal,
	IsEmpty: func(sum int64) bool { return sum == 0 },
	Most:    2000,
}

func TestRight(t *testing.T)    { contract.Step(t, calls.Right) }
func TestRaceFree(t *testing.T) { contract.Step(t, calls.RaceFree) }
func TestConcurrent(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		calls.Concurrent(t)
		calls.Onward(t)
	})
}
func TestTidy(t *testing.T) { contract.Step(t, calls.Tidy) }

func TestFast(t *testing.T) {
	many := lab.Task{N: 100, Workers: 4}
	atOnce := func(_ context.Context, i int64) (int64, error) { return i, nil }
	contract.Step(t, func(t *contract.T) {
		t.Compare(contract.Comparison{
			Input:     contract.Describe(many) + ", answers that come at once",
			Against:   "a goroutine for every number that waits for a place",
			Yours:     func() { _, _ = exercise.Ask(context.Background(), many, atOnce) },
			Reference: func() { places(many) },
			Most:      6,
		})
		calls.Far(t, 100_000)
		t.WithoutClock()
	})
}

// places is the reference: it bounds what is in flight and knows no stop.
func places(t lab.Task) (total int64) {
	free := make(chan struct{}, t.Workers)
	answers := make([]int64, t.N+1)
	var calls sync.WaitGroup
	for i := int64(1); i <= t.N; i++ {
		free <- struct{}{}
		calls.Go(func() {
			answers[i] = t.Number(i)
			<-free
		})
	}
	calls.Wait()
	for _, answer := range answers {
		total += answer
	}
	return total
}

func init() {
	contract.NeverAsked.Hint(
		"Nobody but ask knows the answers.",
		"Call ask for each number, and add up what it answers.",
	)
	contract.Many.Hint(
		"More calls were in flight at once than t.Workers allows.",
		"A goroutine is cheap, a request in flight is not. What in your program has as many places as there may be calls?",
	)
	contract.Crowd.Hint(
		"No more calls were in flight than allowed, but every number had a goroutine that waited for its turn.",
		"Where does a number wait: before its goroutine is started, or in it?",
	)
	contract.Left.Hint(
		"A goroutine ends when its function returns. At which line is each of those that are left?",
		"If somebody hands out numbers: who takes the next one when all workers have stopped?",
		"If no line of yours is named: a context that you derive is held, and watched, until it is cancelled. Does that happen on every path?",
	)
	contract.Slow.Hint(
		"What does your program wait for, when all answers come at once?",
		"Whoever sleeps and looks again sleeps too long. What could wake it when a place becomes free?",
	)
}
