// Package exercise rounds shares up, so that some workers have no card.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Count counts in a map for each worker.
func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	var mu sync.Mutex
	total := map[string]int64{} // guarded by mu
	each := (t.N + int64(t.Workers) - 1) / int64(t.Workers)

	var workers sync.WaitGroup
	for w := range t.Workers {
		first := int64(w)*each + 1
		last := min(first+each-1, t.N)
		workers.Go(func() {
			own := map[string]int64{}
			for i := first; i <= last; i++ {
				word, times := card(i)
				own[word] += times
			}
			mu.Lock()
			defer mu.Unlock()
			for word, times := range own {
				total[word] += times
			}
		})
	}
	workers.Wait()
	return total
}
