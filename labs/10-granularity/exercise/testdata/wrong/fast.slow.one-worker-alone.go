// Package exercise starts a worker for whatever few numbers there are, if only one is
// allowed.
package exercise

import (
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	if t.N < 50_000*int64(t.Workers-1) {
		return loop(t, 1, t.N)
	}
	const piece = 10_000
	var taken, total atomic.Int64
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			var sum int64
			for {
				last := taken.Add(piece)
				if last-piece >= t.N {
					break
				}
				sum += loop(t, last-piece+1, min(last, t.N))
			}
			total.Add(sum)
		})
	}
	workers.Wait()
	return total.Load()
}

func loop(t lab.Task, first, last int64) (sum int64) {
	for i := first; i <= last; i++ {
		sum += t.Number(i)
	}
	return sum
}
