// Package exercise prints what each worker has.
package exercise

import (
	"fmt"
	"sync"

	"workbook/labs/lab"
)

// Sum returns the sum of the task's numbers.
func Sum(t lab.Task, global sync.Locker) int64 {
	var total int64
	var wg sync.WaitGroup
	for w := range t.Workers {
		wg.Go(func() {
			var part int64
			for i := range t.Share(w).Each {
				part += t.Number(i)
			}
			fmt.Println("worker", w, "has", part)
			global.Lock()
			defer global.Unlock()
			total += part
		})
	}
	wg.Wait()
	return total
}
