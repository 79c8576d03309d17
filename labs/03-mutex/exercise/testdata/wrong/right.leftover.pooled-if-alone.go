// Package exercise keeps the workers' maps for the next call, and with one worker returns such a map: the next call empties it.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

var maps = sync.Pool{}

func get() map[string]int64 {
	if m, ok := maps.Get().(map[string]int64); ok {
		clear(m)
		return m
	}
	return make(map[string]int64)
}

// Count is wrong.
func Count(t lab.Task, card func(i int64) (word string, times int64)) map[string]int64 {
	var mu sync.Mutex
	var counts map[string]int64
	var wg sync.WaitGroup
	for w := range t.Workers {
		wg.Go(func() {
			local := get()
			defer maps.Put(local)
			for i := range t.Share(w).Each {
				word, times := card(i)
				local[word] += times
			}
			mu.Lock()
			defer mu.Unlock()
			if t.Workers == 1 {
				counts = local
				return
			}
			if counts == nil {
				counts = make(map[string]int64, len(local))
			}
			for word, times := range local {
				counts[word] += times
			}
		})
	}
	wg.Wait()
	return counts
}
