// Package exercise leaves the lock alone.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task, global sync.Locker) int64 {
	var total int64
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				total += t.Number(i)
			}
		})
	}
	workers.Wait()
	return total
}
