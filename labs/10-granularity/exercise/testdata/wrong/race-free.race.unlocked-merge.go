// Package exercise merges with nothing around it, where it shares out.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	var total int64
	if t.N < int64(t.Workers)*50_000 {
		for i := int64(1); i <= t.N; i++ {
			total += t.Number(i)
		}
		return total
	}
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
