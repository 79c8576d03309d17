// Command check is the checker of exercise 02; reportgen check starts it.
package main

import (
	"workbook/labs/02-race/exercise"
	"workbook/labs/check"
	"workbook/labs/lab"
)

func main() {
	large := lab.Task{N: 300_000, Workers: 4}
	check.Main(check.Exercise{
		Right:      func() *check.Failure { return check.Sums(exercise.Sum) },
		RaceFree:   func() { exercise.Sum(lab.Task{N: 1000, Workers: 4}) },
		Concurrent: func() *check.Failure { return check.Meets(func(t lab.Task) { exercise.Sum(t) }) },
		Fast: []check.Comparison{{
			Input:     check.Input(large),
			Against:   "workers that share nothing at all",
			Yours:     func() { exercise.Sum(large) },
			Reference: func() { check.Shares(large) },
			Most:      8,
		}},
		Hints: map[string][]string{
			check.Race: {
				"The two lines named touch the same variable, and nothing says which comes first.",
				"A variable declared inside the worker's function belongs to that worker alone. Which of yours are declared outside?",
				"The sums have to come together somewhere. Who may read them, and from which moment on?",
			},
			check.Sum: {
				"Every number was asked for once. So some worker's sum did not reach the total.",
				"When does the loop that puts the sums together begin, and are all workers at their end by then?",
			},
			check.Slow: {
				"Each number should cost an addition to a variable of the worker's own, and nothing else.",
				"Is there a lock, an atomic operation, a channel or a slice element in the innermost loop?",
			},
		},
	})
}
