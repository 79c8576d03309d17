// Package exercise adds up alone, and merges into one total with nothing around it.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	var total int64
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			total += sum
		})
	}
	workers.Wait()
	return total
}
