package exercise_test

import (
	"testing"

	"workbook/labs/02-race/exercise"
	"workbook/labs/contract"
	"workbook/labs/lab"
)

var sum = contract.Sum{Of: exercise.Sum}

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		t.WithoutLocks("no lock and no atomic operation", "sync.Locker", "sync.Cond", "sync/atomic")
		sum.Right(t)
		t.WithoutClock()
	})
}

func TestRaceFree(t *testing.T) { contract.Step(t, sum.RaceFree) }

func TestConcurrent(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		sum.Concurrent(t)
		for _, w := range t.Workers(1) {
			for _, n := range []int{w - 1, w, 10*w + 3} { // few numbers have as many workers
				t.WantShares(lab.Task{N: int64(n), Workers: w}, func(task lab.Task) { exercise.Sum(task) })
			}
		}
	})
}

func TestTidy(t *testing.T) { contract.Step(t, sum.Tidy) }
func TestFast(t *testing.T) { contract.Step(t, sum.Fast) }

func init() {
	contract.Race.Hint(
		"The two lines named touch the same variable, and nothing says which comes first.",
		"A variable declared inside the worker's function belongs to that worker alone. Which of yours are declared outside?",
		"The sums have to come together somewhere. Who may read them, and from which moment on?",
	)
	contract.Total.Hint(
		"Every number was asked for once. So some worker's sum did not reach the total.",
		"When does the loop that puts the sums together begin, and are all workers at their end by then?",
	)
	contract.Slow.Hint(
		"Each number should cost an addition to a variable of the worker's own, and nothing else.",
		"Is there a lock, an atomic operation, a channel or a slice element in the innermost loop?",
	)
}
