// "the map is the caller's": a map that is still empty at the next call is returned by that one, too.
package exercise

import (
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

var last atomic.Pointer[map[string]int64]

// Count is wrong.
func Count(t lab.Task, card func(i int64) (string, int64)) map[string]int64 {
	counts := map[string]int64{}
	if p := last.Load(); p != nil && len(*p) == 0 {
		counts = *p
	}
	var mu sync.Mutex
	var wg sync.WaitGroup
	for w := range t.Workers {
		wg.Go(func() {
			for i := range t.Share(w).Each {
				word, times := card(i)
				mu.Lock()
				counts[word] += times
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	last.Store(&counts)
	return counts
}
