// "the map is the caller's": without cards everybody gets the same one.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

var none = map[string]int64{}

func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	if t.N == 0 {
		return none
	}
	counts := map[string]int64{}
	var mu sync.Mutex
	var all sync.WaitGroup
	for w := range t.Workers {
		all.Go(func() {

			share := t.Share(w)
			for i := share.First; i <= share.Last; i++ {
				word, times := card(i)
				mu.Lock()
				counts[word] += times
				mu.Unlock()
			}
		})
	}
	all.Wait()
	return counts
}
