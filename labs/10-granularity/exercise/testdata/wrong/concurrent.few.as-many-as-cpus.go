// Package exercise has at most two workers, because there are two CPUs.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	t.Workers = min(t.Workers, 2)
	if t.N < int64(t.Workers)*50_000 {
		t.Workers = 1
	}
	sums := make([]int64, t.Workers)
	add := func(w int) {
		var sum int64
		for i := range t.Share(w).Each {
			sum += t.Number(i)
		}
		sums[w] = sum
	}
	var workers sync.WaitGroup
	for w := 1; w < t.Workers; w++ {
		workers.Go(func() { add(w) })
	}
	add(0)
	workers.Wait()
	var total int64
	for _, sum := range sums {
		total += sum
	}
	return total
}
