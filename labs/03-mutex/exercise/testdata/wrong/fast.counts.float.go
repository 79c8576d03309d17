// Package exercise counts in floating point.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Count is wrong.
func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	all := map[string]float64{}
	var mu sync.Mutex
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				word, times := card(i)
				mu.Lock()
				all[word] += float64(times)
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	counts := map[string]int64{}
	for word, times := range all {
		counts[word] = int64(times)
	}
	return counts
}
