// Package exercise lets no more than 1000 workers work at once.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	sums := make([]int64, t.Workers)
	room := make(chan struct{}, 1000)
	var workers sync.WaitGroup
	for w := range t.Workers {
		room <- struct{}{}
		workers.Go(func() {
			defer func() { <-room }()
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
