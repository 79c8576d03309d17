// Package exercise reads the next card while it still holds the lock, if the lock was busy.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	counts := map[string]int64{}
	var mu sync.Mutex
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			share := t.Share(w)
			for i := share.First; i <= share.Last; i++ {
				word, times := card(i)
				if mu.TryLock() {
					counts[word] += times
					mu.Unlock()
					continue
				}
				mu.Lock()
				counts[word] += times
				if i < share.Last { // the lock is wanted: do two at once
					i++
					word, times = card(i)
					counts[word] += times
				}
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	return counts
}
