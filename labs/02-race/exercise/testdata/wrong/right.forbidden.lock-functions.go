// Package exercise takes and gives back a lock made of a channel, by functions of its own.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) (total int64) {
	var guard = make(chan bool, 1)
	lock := func() { guard <- true }
	unlock := func() { <-guard }
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			lock()
			defer unlock()
			total += sum
		})
	}
	workers.Wait()
	return total
}
