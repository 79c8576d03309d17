// Package exercise holds the lock until all workers have ended, if there are several.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task, global sync.Locker) int64 {
	if t.Workers > 1 {
		global.Lock()
	}
	sums := make([]int64, t.Workers)
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				sums[w] += t.Number(i)
			}
		})
	}
	workers.Wait()
	if t.Workers == 1 {
		global.Lock()
	}
	defer global.Unlock()
	var total int64
	for _, sum := range sums {
		total += sum
	}
	return total
}
