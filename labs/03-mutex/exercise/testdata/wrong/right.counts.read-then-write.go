// Package exercise reads a count and writes it back under two holds of the lock.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Count is wrong.
func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	all := map[string]int64{}
	var mu sync.Mutex
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				word, times := card(i)
				mu.Lock()
				was := all[word]
				mu.Unlock()
				mu.Lock()
				all[word] = was + times
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	return all
}
