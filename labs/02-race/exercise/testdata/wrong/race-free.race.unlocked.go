// Package exercise shares one total, with nothing around it.
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
			for i := range t.Share(w).Each {
				total += t.Number(i)
			}
		})
	}
	workers.Wait()
	return total
}
