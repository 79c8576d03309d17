// Package exercise starts a goroutine for every thousand numbers, whatever was
// asked for.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	var mu sync.Mutex
	var total int64
	var workers sync.WaitGroup
	for first := int64(1); first <= t.N; first += 1000 {
		workers.Go(func() {
			var sum int64
			for i := first; i <= min(first+999, t.N); i++ {
				sum += t.Number(i)
			}
			mu.Lock()
			total += sum
			mu.Unlock()
		})
	}
	workers.Wait()
	return total
}
