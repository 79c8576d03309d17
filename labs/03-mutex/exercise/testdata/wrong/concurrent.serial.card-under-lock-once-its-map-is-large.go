// Package exercise reads cards under the lock once a worker's own map is large.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// most is how many words a worker keeps in a map of its own.
const most = 4096

// Count counts in a map for each worker, as long as it does not get too large.
func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	var mu sync.Mutex
	total := map[string]int64{} // guarded by mu
	add := func(word string, times int64) { total[word] += times }

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			own := map[string]int64{}
			for i := range t.Share(w).Each {
				if len(own) < most {
					word, times := card(i)
					own[word] += times
					continue
				}
				mu.Lock()
				add(card(i))
				mu.Unlock()
			}
			mu.Lock()
			defer mu.Unlock()
			for word, times := range own {
				add(word, times)
			}
		})
	}
	workers.Wait()
	return total
}
