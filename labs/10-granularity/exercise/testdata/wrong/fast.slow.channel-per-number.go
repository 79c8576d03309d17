// Package exercise shares out well, and then sends every number through a channel.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	t.Workers = int(max(1, min(int64(t.Workers), t.N/50_000)))
	if t.Workers == 1 {
		var total int64
		for i := int64(1); i <= t.N; i++ {
			total += t.Number(i)
		}
		return total
	}
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
