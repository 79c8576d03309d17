// Package exercise takes the lock more often the more numbers there are.
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
			const interval = 10_000
			share := t.Share(w)
			for i := share.First; i <= share.Last; i += interval {
				var sum int64
				for j := i; j <= min(i+interval-1, share.Last); j++ {
					sum += t.Number(j)
				}
				global.Lock()
				total += sum
				global.Unlock()
			}
		})
	}
	workers.Wait()
	return total
}
