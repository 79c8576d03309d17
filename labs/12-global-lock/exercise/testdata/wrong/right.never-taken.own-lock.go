// Package exercise takes a lock of its own in place of the one it was given.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task, global sync.Locker) int64 {
	var total int64
	var mu sync.Mutex
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			mu.Lock()
			total += sum
			mu.Unlock()
		})
	}
	workers.Wait()
	return total
}
