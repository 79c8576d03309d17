// Package exercise lets each worker write its numbers down before it adds them up.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum returns the sum of the task's numbers.
func Sum(t lab.Task) (total int64) {
	sums := make([]int64, t.Workers)
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			share := t.Share(w)
			numbers := make([]int64, 0, share.Last-share.First+1)
			for i := range share.Each {
				numbers = append(numbers, t.Number(i))
			}
			for _, n := range numbers {
				sums[w] += n
			}
		})
	}
	workers.Wait()
	for _, s := range sums {
		total += s
	}
	return total
}
