// Package exercise lets each worker send its sum.
package exercise

import "workbook/labs/lab"

// Sum returns the sum of the task's numbers.
func Sum(t lab.Task) (total int64) {
	sums := make(chan int64)
	for w := range t.Workers {
		go func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			sums <- sum
		}()
	}
	for range t.Workers {
		total += <-sums
	}
	return total
}
