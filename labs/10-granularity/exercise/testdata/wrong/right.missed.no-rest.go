// Package exercise forgets the rest of equal parts, which shows only where it
// shares out.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	if t.N < int64(t.Workers)*50_000 {
		var total int64
		for i := int64(1); i <= t.N; i++ {
			total += t.Number(i)
		}
		return total
	}
	sums := make([]int64, t.Workers)
	part := t.N / int64(t.Workers)
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			var sum int64
			for i := int64(w)*part + 1; i <= int64(w+1)*part; i++ {
				sum += t.Number(i)
			}
			sums[w] = sum
		})
	}
	workers.Wait()
	var total int64
	for _, sum := range sums {
		total += sum
	}
	return total
}
