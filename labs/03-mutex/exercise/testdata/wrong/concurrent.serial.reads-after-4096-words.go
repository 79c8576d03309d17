// Package exercise hands on what it counted whenever that is 4,096 words, and reads the
// next card before it gives the lock back.
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
			share := t.Share(w)
			next := share.First
			read := func() {
				word, times := card(next)
				own[word] += times
				next++
			}
			flush := func(more bool) {
				mu.Lock()
				defer mu.Unlock()
				for word, times := range own {
					counts[word] += times
				}
				clear(own)
				if more && next <= share.Last {
					read() // so that the new map is not empty
				}
			}
			for next <= share.Last {
				read()
				if len(own) >= 4096 {
					flush(true)
				}
			}
			flush(false)
		})
	}
	workers.Wait()
	return counts
}
