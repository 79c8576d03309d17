// Package exercise has nothing to add if the sum is 0.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum takes no lock if all sums are 0.
func Sum(t lab.Task, global sync.Locker) int64 {
	var total int64
	var wg sync.WaitGroup
	for w := range t.Workers {
		wg.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			if sum == 0 {
				return
			}
			global.Lock()
			total += sum
			global.Unlock()
		})
	}
	wg.Wait()
	return total
}
