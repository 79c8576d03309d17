package main

import (
	"workbook/labs/10-granularity/exercise"
	"workbook/labs/check"
	"workbook/labs/lab"
)

// fast compares where sharing out costs most, and where it gains most: with few
// numbers for each worker one loop is the better program by far, with many the
// workers are, or with one CPU both alike. What cannot be seen here, because it
// is below the noise, is the contract's 10%.
func fast() []check.Comparison {
	var tiny []lab.Task // all together, as one of them is too short for the clock
	for n := int64(1); n <= 100; n++ {
		tiny = append(tiny, lab.Task{N: n, Workers: 8})
	}
	return []check.Comparison{
		few("8 workers, n 1 to 100, one after another", 6, tiny...),
		few("", 3, lab.Task{N: 1_000, Workers: 8}),
		few("", 5, lab.Task{N: 60_000, Workers: 1000}),
		many(lab.Task{N: 2 * each, Workers: 2}), // the smallest first: the large ones take a slow answer long
		many(lab.Task{N: 1_000_000, Workers: 4}),
		many(lab.Task{N: 10_000_000, Workers: 4}),
	}
}

// few compares with the loop. An input that is not given is the first task.
func few(input string, most float64, tasks ...lab.Task) check.Comparison {
	if input == "" {
		input = check.Input(tasks[0])
	}
	all := func(sum func(lab.Task) int64) func() {
		return func() {
			for _, t := range tasks {
				sum(t)
			}
		}
	}
	return check.Comparison{
		Input:     input,
		Against:   "one loop, which is the better program here",
		Yours:     all(exercise.Sum),
		Reference: all(check.Loop),
		Most:      most,
	}
}

// many compares with workers. They wait for CPUs as the exercise's do, so on a
// busy machine both become slow.
func many(t lab.Task) check.Comparison {
	return check.Comparison{
		Input:     check.Input(t),
		Against:   "a worker for each share, which is the better program here",
		Yours:     func() { exercise.Sum(t) },
		Reference: func() { check.Shares(t) },
		Most:      4,
	}
}
