// Package exercise reads the last card of a share while it holds the lock.
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
			share := t.Share(w)
			for i := range share.Each {
				if i == share.Last {
					mu.Lock()
				}
				word, times := card(i)
				if i != share.Last {
					mu.Lock()
				}
				all[word] += times
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	return all
}
