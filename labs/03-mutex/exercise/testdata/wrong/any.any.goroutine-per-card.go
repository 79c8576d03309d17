// Package exercise starts a goroutine for every card. Go 1.26.8 at times crashes with it,
// with a fault of its own memory.
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
	var cards sync.WaitGroup
	for i := int64(1); i <= t.N; i++ {
		cards.Go(func() {
			word, times := card(i)
			mu.Lock()
			defer mu.Unlock()
			counts[word] += times
		})
	}
	cards.Wait()
	return counts
}
