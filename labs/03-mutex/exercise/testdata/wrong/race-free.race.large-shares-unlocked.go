// Package exercise forgets the lock if a share is large.
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
			own := map[string]int64{}
			for i := range t.Share(w).Each {
				word, times := card(i)
				own[word] += times
			}
			if t.N < 400_000 {
				mu.Lock()
				defer mu.Unlock()
			}
			for word, times := range own {
				all[word] += times
			}
		})
	}
	workers.Wait()
	return all
}
