// Package exercise multiplies with the number of workers.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum starts far too many if the product overflows.
func Sum(t lab.Task) int64 {
	if t.N < int64(int32(t.Workers)*50_000) {
		var sum int64
		for i := int64(1); i <= t.N; i++ {
			sum += t.Number(i)
		}
		return sum
	}
	var mu sync.Mutex
	var total int64
	var wg sync.WaitGroup
	for w := range t.Workers {
		wg.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			mu.Lock()
			total += sum
			mu.Unlock()
		})
	}
	wg.Wait()
	return total
}
