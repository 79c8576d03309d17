// Package exercise takes each word apart into runes, so words that are no UTF-8 become
// others, and fall together.
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
			for i := range t.Share(w).Each {
				word, times := card(i)
				var letters []rune
				for _, letter := range word {
					letters = append(letters, letter)
				}
				own[string(letters)] += times
			}
			mu.Lock()
			defer mu.Unlock()
			for word, times := range own {
				counts[word] += times
			}
		})
	}
	workers.Wait()
	return counts
}
