// Package exercise keeps the total of all calls in a variable of the package.
package exercise

import (
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

var total atomic.Int64

// Sum is wrong if two calls share out at once.
func Sum(t lab.Task) int64 {
	if t.N < 100_000*int64(t.Workers) {
		var sum int64
		for i := int64(1); i <= t.N; i++ {
			sum += t.Number(i)
		}
		return sum
	}
	total.Store(0)
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			total.Add(sum)
		})
	}
	workers.Wait()
	return total.Load()
}
