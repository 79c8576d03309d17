// Package exercise asks for every number while it holds the one lock.
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
				mu.Lock()
				total += t.Number(i)
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	return total
}
