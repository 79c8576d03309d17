// Package exercise waits for each worker before it starts the next.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	var total int64
	for w := range t.Workers {
		var worker sync.WaitGroup
		worker.Go(func() {
			for i := range t.Share(w).Each {
				total += t.Number(i)
			}
		})
		worker.Wait()
	}
	return total
}
