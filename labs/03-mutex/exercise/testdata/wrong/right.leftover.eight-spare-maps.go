// Package exercise fills the maps of earlier calls again when it has eight of them.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

var spare = make(chan map[string]int64, 8)

// Count is wrong.
func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	all := make(map[string]int64)
	if len(spare) == cap(spare) {
		all = <-spare
		clear(all)
	}
	var mu sync.Mutex // guards all

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				word, times := card(i)
				mu.Lock()
				all[word] += times
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	select {
	case spare <- all:
	default:
	}
	return all
}
