// Command check is the checker of exercise 07; reportgen check starts it.
package main

import (
	"context"
	"sync"

	"workbook/labs/07-channels/exercise"
	"workbook/labs/check"
	"workbook/labs/lab"
)

func main() {
	timed := lab.Task{N: 100, Workers: 4}
	check.Main(check.Exercise{
		Right:      right,
		RaceFree:   func() { readAll(lab.Task{N: 1000, Workers: 4}) },
		Concurrent: func() *check.Failure { return check.Meets(func(t lab.Task) { readAll(t) }) },
		Tidy:       leave,
		Fast: []check.Comparison{{
			Input:     check.Input(timed),
			Against:   "a message a number from each worker, the variant one-by-one",
			Yours:     func() { readAll(timed) },
			Reference: func() { oneByOne(timed) },
			Most:      25,
		}},
		Hints: hints,
	})
}

// readAll reads the pipeline to its end.
func readAll(t lab.Task) (numbers []int64) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	for number := range exercise.Pipeline(ctx, t) {
		numbers = append(numbers, number)
	}
	return numbers
}

// oneByOne sums with workers that send every number of their share.
func oneByOne(t lab.Task) (sum int64) {
	numbers := make(chan int64)
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				numbers <- t.Number(i)
			}
		})
	}
	go func() {
		workers.Wait()
		close(numbers)
	}()
	for number := range numbers {
		sum += number
	}
	return sum
}
