// Package exercise leaves a helper behind if there are very many numbers.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	if t.N < 50_000*int64(t.Workers) {
		return loop(t, 1, t.N)
	}
	sums := make([]int64, t.Workers)
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			share := t.Share(w)
			sums[w] = loop(t, share.First, share.Last)
		})
	}
	workers.Wait()
	if t.N > 50_000_000 {
		never := make(chan bool)
		go func() { <-never }()
	}
	var total int64
	for _, sum := range sums {
		total += sum
	}
	return total
}

func loop(t lab.Task, first, last int64) (sum int64) {
	for i := first; i <= last; i++ {
		sum += t.Number(i)
	}
	return sum
}
