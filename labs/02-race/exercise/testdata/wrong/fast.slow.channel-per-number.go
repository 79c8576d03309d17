// Package exercise sends every number to whoever adds up.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
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
	var total int64
	for number := range numbers {
		total += number
	}
	return total
}
