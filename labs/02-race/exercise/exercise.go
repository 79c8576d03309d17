// Package exercise sums with a variable for each worker, merged at the end.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum returns the sum of the task's numbers.
func Sum(t lab.Task) int64 {
	sums := make([]int64, t.Workers) // sums[w] belongs to worker w until it ends

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			sums[w] = sum
		})
	}
	workers.Wait()

	var total int64
	for _, sum := range sums {
		total += sum
	}
	return total
}
