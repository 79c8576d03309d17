// Package exercise comes to the map with a batch of cards, and works itself too.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Count is right.
func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	all := map[string]int64{}
	var mu sync.RWMutex
	var workers sync.WaitGroup
	work := func(w int) {
		defer workers.Done()
		batch := make([]entry, 0, 16)
		flush := func() {
			mu.Lock()
			for _, e := range batch {
				all[e.word] += e.times
			}
			mu.Unlock()
			batch = batch[:0]
		}
		for i := range t.Share(w).Each {
			word, times := card(i)
			if batch = append(batch, entry{word, times}); len(batch) == cap(batch) {
				flush()
			}
		}
		flush()
	}
	workers.Add(t.Workers)
	for w := 1; w < t.Workers; w++ {
		go work(w)
	}
	work(0)
	workers.Wait()
	return all
}

type entry struct {
	word  string
	times int64
}
