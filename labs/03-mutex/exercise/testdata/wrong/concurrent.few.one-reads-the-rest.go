// Package exercise lets one worker go on with the second halves of all shares, when the others have ended.
package exercise

import (
	"sync"

	"workbook/labs/lab"
)

// Count is wrong.
func Count(t lab.Task, card func(i int64) (word string, times int64)) map[string]int64 {
	var mu sync.Mutex
	counts := map[string]int64{}
	read := func(first, last int64) {
		for i := first; i <= last; i++ {
			word, times := card(i)
			mu.Lock()
			counts[word] += times
			mu.Unlock()
		}
	}
	middle := func(s lab.Share) int64 { return s.First + (s.Last-s.First+2)/2 - 1 }
	var wg sync.WaitGroup
	for w := range t.Workers {
		wg.Go(func() {
			share := t.Share(w)
			read(share.First, middle(share))
			for v := 0; w == 0 && v < t.Workers; v++ {
				share := t.Share(v)
				read(middle(share)+1, share.Last)
			}
		})
	}
	wg.Wait()
	return counts
}
