// Package exercise adds up the slots of all workers under the lock.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum returns the sum of the task's numbers.
func Sum(t lab.Task, global sync.Locker) int64 {
	sums := make([]int64, t.Workers)
	var workers sync.WaitGroup
	for w := range sums {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				sums[w] += t.Number(i)
			}
		})
	}
	workers.Wait()
	global.Lock()
	defer global.Unlock()
	var total int64
	for _, sum := range sums {
		total += sum
	}
	return total
}
