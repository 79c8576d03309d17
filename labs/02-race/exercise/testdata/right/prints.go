// Package exercise prints what each worker does.
package exercise

import (
	"fmt"
	"log"
	"sync"

	"workbook/labs/lab"
)

// Sum returns the sum of the task's numbers.
func Sum(t lab.Task) (total int64) {
	sums := make([]int64, t.Workers)
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			log.Printf("worker %d: %+v", w, t.Share(w))
			for i := range t.Share(w).Each {
				sums[w] += t.Number(i)
			}
			fmt.Println("worker", w, "sum", sums[w])
		})
	}
	workers.Wait()
	for _, s := range sums {
		total += s
	}
	fmt.Println("total", total)
	return total
}
