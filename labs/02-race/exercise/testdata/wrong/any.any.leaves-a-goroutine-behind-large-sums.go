// Package exercise leaves who hears of the progress waiting for more, if there is much to do.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) (total int64) {
	progress := make(chan int)
	if t.N > 2_000_000 {
		go func() {
			for range progress {
			}
		}()
	}
	sums := make([]int64, t.Workers)
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			sums[w] = sum
			if t.N > 2_000_000 {
				progress <- w
			}
		})
	}
	workers.Wait()
	for _, sum := range sums {
		total += sum
	}
	return total
}
