// Package exercise keeps maps of more than 100 words, and the next call but one fills
// the map of the first one again.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

var kept struct {
	sync.Mutex
	maps []map[string]int64
}

func take() map[string]int64 {
	kept.Lock()
	defer kept.Unlock()
	if len(kept.maps) < 2 {
		return map[string]int64{}
	}
	m := kept.maps[0]
	kept.maps = kept.maps[1:]
	clear(m)
	return m
}

// Count is wrong.
func Count(t lab.Task, card func(i int64) (word string, times int64)) map[string]int64 {
	words := take()
	var mu sync.Mutex
	var wg sync.WaitGroup
	for w := range t.Workers {
		wg.Go(func() {
			own := map[string]int64{}
			for i := range t.Share(w).Each {
				word, times := card(i)
				own[word] += times
			}
			mu.Lock()
			defer mu.Unlock()
			for word, times := range own {
				words[word] += times
			}
		})
	}
	wg.Wait()
	if len(words) > 100 {
		kept.Lock()
		kept.maps = append(kept.maps, words)
		kept.Unlock()
	}
	return words
}
