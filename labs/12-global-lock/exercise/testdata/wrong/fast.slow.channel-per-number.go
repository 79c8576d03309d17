// Package exercise sends every number to one goroutine, which takes the lock once.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task, global sync.Locker) int64 {
	numbers := make(chan int64)
	var total int64
	var adding sync.WaitGroup
	adding.Go(func() {
		var sum int64
		for number := range numbers {
			sum += number
		}
		global.Lock()
		total += sum
		global.Unlock()
	})
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				numbers <- t.Number(i)
			}
		})
	}
	workers.Wait()
	close(numbers)
	adding.Wait()
	return total
}
