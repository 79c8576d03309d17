// Package exercise counts in a map for each worker, and adds those up.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Count is right.
func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	maps := make([]map[string]int64, t.Workers)
	var workers sync.WaitGroup
	for w := range maps {
		workers.Go(func() {
			own := map[string]int64{}
			for i := range t.Share(w).Each {
				word, times := card(i)
				own[word] += times
			}
			maps[w] = own
		})
	}
	workers.Wait()
	all := map[string]int64{}
	for _, own := range maps {
		for word, times := range own {
			all[word] += times
		}
	}
	return all
}
