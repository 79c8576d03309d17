// Package exercise halves the workers and the numbers.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum returns the sum of the task's numbers.
func Sum(t lab.Task) int64 {
	return split(t, 1, t.N, t.Workers)
}

func split(t lab.Task, first, last int64, workers int) int64 {
	n := last - first + 1
	workers = int(min(int64(workers), n/50_000))
	if workers < 2 {
		return loop(t, first, last)
	}
	half := workers / 2
	middle := first + n*int64(half)/int64(workers)
	var left int64
	var other sync.WaitGroup
	other.Go(func() { left = split(t, first, middle-1, half) })
	right := split(t, middle, last, workers-half)
	other.Wait()
	return left + right
}

func loop(t lab.Task, first, last int64) (sum int64) {
	for i := first; i <= last; i++ {
		sum += t.Number(i)
	}
	return sum
}
