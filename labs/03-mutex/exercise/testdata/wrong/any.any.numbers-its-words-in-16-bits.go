// Package exercise gives each word a number of 16 bits.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	counts := make(map[string]int64)
	var mu sync.Mutex
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			ids := make(map[string]uint16)
			var words []string
			var sums []int64
			for i := range t.Share(w).Each {
				word, times := card(i)
				id, known := ids[word]
				if !known {
					id = uint16(len(words))
					ids[word] = id
					words = append(words, word)
					sums = append(sums, 0)
				}
				sums[id] += times
			}
			mu.Lock()
			defer mu.Unlock()
			for id, word := range words {
				counts[word] += sums[id]
			}
		})
	}
	workers.Wait()
	return counts
}
