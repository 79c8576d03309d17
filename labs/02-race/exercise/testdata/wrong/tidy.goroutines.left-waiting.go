// Package exercise leaves a goroutine behind.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is right, and leaves something behind.
func Sum(t lab.Task) int64 {
	go func() { <-make(chan bool) }()
	sums := make([]int64, t.Workers)
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				sums[w] += t.Number(i)
			}
		})
	}
	workers.Wait()
	var total int64
	for _, sum := range sums {
		total += sum
	}
	return total
}
