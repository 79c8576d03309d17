// Package exercise waits for the last worker with a condition.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum returns the sum of the task's numbers.
func Sum(t lab.Task, global sync.Locker) int64 {
	left, total := t.Workers, int64(0) // guarded by global
	last := sync.NewCond(global)
	for w := range t.Workers {
		go func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			global.Lock()
			defer global.Unlock()
			total += sum
			left--
			last.Signal()
		}()
	}
	global.Lock()
	defer global.Unlock()
	for left > 0 {
		last.Wait()
	}
	return total
}
