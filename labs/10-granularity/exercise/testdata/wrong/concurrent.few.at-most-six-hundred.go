// Package exercise starts no more than 600 workers.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) (total int64) {
	t.Workers = int(min(int64(t.Workers), 600, t.N/20_000+1))
	sums := make([]int64, t.Workers)
	var workers sync.WaitGroup
	for w := range t.Workers - 1 {
		workers.Go(func() { sums[w] = add(t, t.Share(w)) })
	}
	total = add(t, t.Share(t.Workers-1))
	workers.Wait()
	for _, sum := range sums {
		total += sum
	}
	return total
}

func add(t lab.Task, s lab.Share) (sum int64) {
	for i := range s.Each {
		sum += t.Number(i)
	}
	return sum
}
