// Package exercise locks small sums only.
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
	var mu sync.Mutex
	var total int64
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			share := t.Share(w)
			sum := loop(t, share.First, share.Last)
			if t.N < 400_000 {
				mu.Lock()
				defer mu.Unlock()
			}
			total += sum
		})
	}
	workers.Wait()
	return total
}

func loop(t lab.Task, first, last int64) (sum int64) {
	for i := first; i <= last; i++ {
		sum += t.Number(i)
	}
	return sum
}
