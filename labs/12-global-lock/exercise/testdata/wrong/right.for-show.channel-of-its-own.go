// Package exercise takes global for show, and has another lock.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task, global sync.Locker) int64 {
	turn := make(chan bool, 1)
	var total int64
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			global.Lock()
			global.Unlock()
			turn <- true
			total += sum
			<-turn
		})
	}
	workers.Wait()
	return total
}
