// Package exercise leaves who hears of the progress waiting for more, if there are many cards.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Count is wrong.
func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	progress := make(chan int)
	if t.N > 150_000 {
		go func() {
			for range progress {
			}
		}()
	}
	counts := map[string]int64{}
	var mu sync.Mutex
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			own := map[string]int64{}
			for i := range t.Share(w).Each {
				word, times := card(i)
				own[word] += times
			}
			mu.Lock()
			for word, times := range own {
				counts[word] += times
			}
			mu.Unlock()
			if t.N > 150_000 {
				progress <- w
			}
		})
	}
	workers.Wait()
	return counts
}
