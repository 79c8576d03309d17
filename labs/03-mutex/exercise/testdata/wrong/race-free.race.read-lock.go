// Package exercise writes with a lock that is only for reading.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Count is wrong.
func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	var mu sync.RWMutex
	counts := map[string]int64{}
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				word, times := card(i)
				mu.RLock()
				counts[word] += times
				mu.RUnlock()
			}
		})
	}
	workers.Wait()
	return counts
}
