// Package exercise returns while its workers count.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Count is wrong.
func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	var mu sync.Mutex
	counts := map[string]int64{}
	for w := range t.Workers {
		go func() {
			for i := range t.Share(w).Each {
				word, times := card(i)
				mu.Lock()
				counts[word] += times
				mu.Unlock()
			}
		}()
	}
	return counts
}
