// Package exercise takes the lock for every number, before it asks for it.
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
				global.Lock()
				total += t.Number(i)
				global.Unlock()
			}
		})
	}
	workers.Wait()
	return total
}
