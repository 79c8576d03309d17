// Package exercise has one worker if there are fewer cards than workers.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Count is wrong.
func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	if t.N < int64(t.Workers) {
		t.Workers = 1
	}
	var mu sync.Mutex
	counts := map[string]int64{}
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				word, times := card(i)
				mu.Lock()
				counts[word] += times
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	return counts
}
