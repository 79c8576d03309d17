// Package exercise lets workers send their sums.
package exercise

import (
	"workbook/labs/lab"
)

// Sum returns the sum of the task's numbers.
func Sum(t lab.Task) int64 {
	workers := min(int64(t.Workers), 1+t.N/40_000)
	if workers == 1 {
		return loop(t, 1, t.N)
	}
	sums := make(chan int64, workers)
	for w := range workers {
		go func() { sums <- loop(t, t.N*w/workers+1, t.N*(w+1)/workers) }()
	}
	var total int64
	for range workers {
		total += <-sums
	}
	return total
}

func loop(t lab.Task, first, last int64) (sum int64) {
	for i := first; i <= last; i++ {
		sum += t.Number(i)
	}
	return sum
}
