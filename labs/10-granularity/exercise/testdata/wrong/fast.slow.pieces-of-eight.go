// Package exercise lets workers take eight numbers at a time if there are some ten
// thousands for each.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) (total int64) {
	each := t.N / int64(t.Workers)
	if each < 30_000 || t.Workers == 1 {
		for i := int64(1); i <= t.N; i++ {
			total += t.Number(i)
		}
		return total
	}
	parts := make(chan lab.Share)
	sums := make([]int64, t.Workers)
	var workers sync.WaitGroup
	for w := range sums {
		workers.Go(func() {
			var sum int64
			for part := range parts {
				for i := range part.Each {
					sum += t.Number(i)
				}
			}
			sums[w] = sum
		})
	}
	if each < 60_000 { // not enough for a fixed share each
		for first := int64(1); first <= t.N; first += 8 {
			parts <- lab.Share{First: first, Last: min(first+7, t.N)}
		}
	} else {
		for w := range sums {
			parts <- t.Share(w)
		}
	}
	close(parts)
	workers.Wait()
	for _, sum := range sums {
		total += sum
	}
	return total
}
