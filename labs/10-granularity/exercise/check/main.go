// Command check is the checker of exercise 10; reportgen check starts it.
package main

import (
	"sync/atomic"

	"workbook/labs/10-granularity/exercise"
	"workbook/labs/check"
	"workbook/labs/lab"
	"workbook/labs/units"
)

func main() {
	check.Main(check.Exercise{
		Right:      right,
		RaceFree:   func() { exercise.Sum(lab.Task{N: 2 * each, Workers: 2}) },
		Concurrent: concurrent,
		Fast:       fast(),
		Hints:      hints,
	})
}

// each is how many numbers for each worker oblige Sum to start them all.
const each = 100_000

// right goes through all sizes at which an exercise may change its ways.
func right() *check.Failure {
	if failed := check.Sums(exercise.Sum); failed != nil {
		return failed
	}
	for _, n := range []int64{2_999, 3_000, 3_001, 10_001, 30_002, 3*each + 1} { // most of them with a rest
		t := lab.Task{N: n, Workers: 3}
		w := check.NewWatch(n)
		got := exercise.Sum(t.With(w.Number))
		if failed := w.Asked(check.Input(t)); failed != nil {
			return failed
		}
		if want := w.Sum(); got != want {
			return check.Fail(check.Sum, check.Input(t), "the sum "+units.Count(want), "%s", units.Count(got))
		}
	}
	return nil
}

// concurrent lets workers meet where their numbers oblige Sum to start them all.
// After the meeting, the many numbers left cost nothing.
func concurrent() *check.Failure {
	for _, workers := range []int{2, 5} {
		t := lab.Task{N: int64(workers) * each, Workers: workers}
		var met atomic.Bool
		failed := check.Meet(workers, check.Input(t), func(meet func(int64) int64) {
			exercise.Sum(t.With(func(i int64) int64 {
				if !met.Load() {
					meet(i)
					met.Store(true)
				}
				return 1
			}))
		})
		if failed != nil {
			return failed
		}
	}
	return nil
}

var hints = map[string][]string{
	check.Serial: {
		"There are 100,000 numbers for each worker, and one loop added them all up. Where is your limit between the two ways?",
		"Find the break-even of goroutines on this machine in the report of lab 10. How far above it is your limit?",
		"If your limit is below that N, the workers run one after another: what does each wait for?",
	},
	check.Few: {
		"There are 100,000 numbers for each worker, and fewer than t.Workers were at work.",
		"From what does your program work out how many to start? Put in the N and the workers named, and compute it by hand.",
	},
	check.Slow: {
		"Look at the input named. Do workers pay there, or does one loop win? And which of the two did your program do?",
		"What does a worker cost to start, and how many numbers does one loop add up in that time? The tables of lab 10 say.",
		"Many workers with few numbers each cost as much as few numbers altogether. Which quantity has to be large for a worker to pay: N, or something else?",
	},
}
