// Package exercise says that a worker has ended before it merges.
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
	var workers sync.WaitGroup
	workers.Add(t.Workers)
	for w := range t.Workers {
		go func() {
			own := map[string]int64{}
			for i := range t.Share(w).Each {
				word, times := card(i)
				own[word] += times
			}
			workers.Done()
			mu.Lock()
			defer mu.Unlock()
			for word, times := range own {
				counts[word] += times
			}
		}()
	}
	workers.Wait()
	return counts
}
