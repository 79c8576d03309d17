// Package exercise hands on every 1,024 cards what it counted, from the second time on
// without words of 0 times.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Count is wrong.
func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	counts := map[string]int64{}
	var mu sync.Mutex
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			own := map[string]int64{}
			flushed := false
			flush := func() {
				mu.Lock()
				defer mu.Unlock()
				for word, times := range own {
					if times > 0 || !flushed {
						counts[word] += times
					}
				}
				flushed = true
				clear(own)
			}
			share := t.Share(w)
			for i := range share.Each {
				word, times := card(i)
				own[word] += times
				if (i-share.First)%1024 == 1023 {
					flush()
				}
			}
			flush()
		})
	}
	workers.Wait()
	return counts
}
