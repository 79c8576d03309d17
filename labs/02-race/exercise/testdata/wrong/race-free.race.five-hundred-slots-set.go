// "in a variable that no other worker touches": worker 512 writes to the place of worker 0, worker 513 to that of worker 1.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Sum is wrong.
func Sum(t lab.Task) int64 {
	var sums [512]int64
	var wg sync.WaitGroup
	for w := range t.Workers {
		wg.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += t.Number(i)
			}
			sums[w%len(sums)] = sum
		})
	}
	wg.Wait()
	var total int64
	for _, s := range sums {
		total += s
	}
	return total
}
