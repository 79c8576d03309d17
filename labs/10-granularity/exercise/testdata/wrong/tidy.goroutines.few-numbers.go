// Package exercise leaves a goroutine if there are nearly enough numbers for workers.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) (total int64) {
	if each := t.N / int64(t.Workers); each < 100_000 {
		if each > 50_000 && t.Workers > 2 {
			sums := make(chan int64)
			go func() { sums <- 0 }()
		}
		for i := int64(1); i <= t.N; i++ {
			total += t.Number(i)
		}
		return total
	}
	var mu sync.Mutex
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
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
