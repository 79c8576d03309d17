// Package exercise waits for each worker before it starts the next.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task, global sync.Locker) int64 {
	var total int64
	for w := range t.Workers {
		var worker sync.WaitGroup
		worker.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			global.Lock()
			total += sum
			global.Unlock()
		})
		worker.Wait()
	}
	return total
}
