// Package exercise counts in a map for each worker, and merges under the lock.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Count counts the words of all cards.
func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	var mu sync.Mutex
	counts := map[string]int64{} // guarded by mu

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			own := map[string]int64{}
			for i := range t.Share(w).Each {
				word, times := card(i)
				own[word] += times
			}

			mu.Lock()
			defer mu.Unlock()
			for word, times := range own {
				counts[word] += times
			}
		})
	}
	workers.Wait()
	return counts
}
