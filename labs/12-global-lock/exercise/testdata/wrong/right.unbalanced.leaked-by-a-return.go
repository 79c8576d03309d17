// Package exercise returns with the lock where a share has no numbers.
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
			share := t.Share(w)
			var sum int64
			for i := range share.Each {
				sum += t.Number(i)
			}
			global.Lock()
			if share.Last < share.First {
				return
			}
			total += sum
			global.Unlock()
		})
	}
	workers.Wait()
	return total
}
