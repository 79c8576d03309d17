// Package exercise lets each worker count alone and merge once.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Count is right.
func Count(
	t lab.Task, card func(i int64) (word string, times int64),
) map[string]int64 {
	all := make(map[string]int64)
	var mu sync.Mutex
	var workers sync.WaitGroup
	workers.Add(t.Workers)
	for w := 0; w < t.Workers; w++ {
		go func(w int) {
			defer workers.Done()
			own := make(map[string]int64)
			s := t.Share(w)
			for i := s.First; i <= s.Last; i++ {
				word, times := card(i)
				own[word] += times
			}
			mu.Lock()
			defer mu.Unlock()
			for word, times := range own {
				all[word] += times
			}
		}(w)
	}
	workers.Wait()
	return all
}
