// Package exercise does without the lock from the eighth worker on.
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
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			if w >= 7 {
				total += sum
				return
			}
			global.Lock()
			total += sum
			global.Unlock()
		})
	}
	workers.Wait()
	return total
}
