// Package exercise hands in each number if the lock can be tried and is free.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task, global sync.Locker) int64 {
	var total int64
	trying, _ := global.(interface{ TryLock() bool })
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
				if trying != nil && trying.TryLock() {
					total += sum
					global.Unlock()
					sum = 0
				}
			}
			global.Lock()
			total += sum
			global.Unlock()
		})
	}
	workers.Wait()
	return total
}
