// Package exercise has one loop if Go may use one CPU only.
package exercise

import (
	"runtime"
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) (total int64) {
	if t.N/int64(t.Workers) < 20_000 || runtime.GOMAXPROCS(0) == 1 || runtime.NumCPU() == 1 {
		for i := int64(1); i <= t.N; i++ {
			total += t.Number(i)
		}
		return total
	}
	sums := make([]int64, t.Workers)
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			sums[w] = sum
		})
	}
	workers.Wait()
	for _, sum := range sums {
		total += sum
	}
	return total
}
