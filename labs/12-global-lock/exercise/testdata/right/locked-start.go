// Package exercise holds the lock while it starts the workers.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum returns the sum of the task's numbers.
func Sum(t lab.Task, global sync.Locker) int64 {
	var workers sync.WaitGroup
	global.Lock()
	total := int64(0) // guarded by global
	for w := range t.Workers {
		workers.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			global.Lock()
			defer global.Unlock()
			total += sum
		})
	}
	global.Unlock()
	workers.Wait()
	return total
}
