// Package exercise asks without the lock, and then takes it for every number.
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
				number := t.Number(i)
				global.Lock()
				total += number
				global.Unlock()
			}
		})
	}
	workers.Wait()
	return total
}
