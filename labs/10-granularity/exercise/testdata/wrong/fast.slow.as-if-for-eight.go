// Package exercise starts all workers, however many, if there are numbers enough for
// eight.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	if t.N < 50_000*int64(min(t.Workers, 8)) {
		return loop(t, 1, t.N)
	}
	sums := make([]int64, t.Workers)
	var workers sync.WaitGroup
	for w := range t.Workers - 1 {
		workers.Go(func() { sums[w] = loop(t, t.Share(w).First, t.Share(w).Last) })
	}
	last := t.Share(t.Workers - 1)
	total := loop(t, last.First, last.Last)
	workers.Wait()
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
