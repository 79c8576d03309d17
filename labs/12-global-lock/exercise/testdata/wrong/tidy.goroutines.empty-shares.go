// Package exercise does not wait for workers without numbers.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task, global sync.Locker) int64 {
	done := make(chan bool)
	var total int64
	var workers sync.WaitGroup
	for w := range t.Workers {
		share := t.Share(w)
		if share.First > share.Last {
			go func() { <-done }()
			continue
		}
		workers.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			global.Lock()
			total += sum
			global.Unlock()
		})
	}
	workers.Wait()
	global.Lock()
	defer global.Unlock()
	return total
}
