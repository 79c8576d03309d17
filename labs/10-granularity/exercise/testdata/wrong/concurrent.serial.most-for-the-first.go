// Package exercise gives all workers but the first 20,000 numbers each, and the first
// the rest: the others are done at once.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	const little = 20_000
	if t.N < 100_000*int64(t.Workers) {
		return add(t, 1, t.N)
	}
	own := t.N - little*int64(t.Workers-1)
	sums := make([]int64, t.Workers)
	var workers sync.WaitGroup
	for w := range sums[1:] {
		workers.Go(func() { sums[w+1] = add(t, own+int64(w)*little+1, own+int64(w+1)*little) })
	}
	sums[0] = add(t, 1, own)
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
