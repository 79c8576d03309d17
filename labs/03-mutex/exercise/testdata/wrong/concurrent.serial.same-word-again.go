// Package exercise keeps the lock for the next card if a word comes twice in a row.
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
	counts := map[string]int64{} // guarded by mu

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			share, last, holds := t.Share(w), "", false
			for i := range share.Each {
				word, times := card(i)
				if !holds {
					mu.Lock()
				}
				counts[word] += times
				holds = i > share.First && word == last
				if !holds {
					mu.Unlock()
				}
				last = word
			}
			if holds {
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	return counts
}
