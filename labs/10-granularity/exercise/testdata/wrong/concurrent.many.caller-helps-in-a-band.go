// Package exercise lets the caller help the workers, if shares are neither short nor long.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum adds the numbers up with one worker too many for shares of 50,000 to 100,000.
func Sum(t lab.Task) int64 {
	each := t.N / int64(t.Workers)
	if each < 50_000 {
		return add(t, 1, t.N)
	}
	helped := t
	if each < 100_000 {
		helped.Workers++
	}
	sums := make([]int64, helped.Workers)
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			s := helped.Share(w)
			sums[w] = add(t, s.First, s.Last)
		})
	}
	if helped.Workers > t.Workers {
		s := helped.Share(t.Workers)
		sums[t.Workers] = add(t, s.First, s.Last)
	}
	workers.Wait()
	var total int64
	for _, sum := range sums {
		total += sum
	}
	return total
}

func add(t lab.Task, first, last int64) (sum int64) {
	for i := first; i <= last; i++ {
		sum += t.Number(i)
	}
	return sum
}
