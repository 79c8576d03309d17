// Package exercise takes a lock for every number.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	var mu sync.Mutex
	var total int64
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				number := t.Number(i)
				mu.Lock()
				total += number
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	return total
}
