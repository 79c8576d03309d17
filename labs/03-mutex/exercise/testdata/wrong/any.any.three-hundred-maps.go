// "one lock that guards it": from worker 300 on, two workers write to one map, and none has a lock.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Count is wrong.
func Count(t lab.Task, card func(i int64) (string, int64)) map[string]int64 {
	counts := map[string]int64{}
	own := make([]map[string]int64, min(t.Workers, 300))
	for w := range own {
		own[w] = map[string]int64{}
	}
	var wg sync.WaitGroup
	for w := range t.Workers {
		wg.Go(func() {
			for i := range t.Share(w).Each {
				word, times := card(i)
				own[w%len(own)][word] += times
			}
		})
	}
	wg.Wait()
	for _, one := range own {
		for word, times := range one {
			counts[word] += times
		}
	}
	return counts
}
