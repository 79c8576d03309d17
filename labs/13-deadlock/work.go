package main

import (
	"sync"
	"time"

	"workbook/labs/lab"
)

// mixed lets the workers add their shares to the same totals, the even ones
// in one way and the odd ones in the other.
func mixed(even, odd func(*totals, int64)) func(lab.Task) int64 {
	return func(t lab.Task) int64 {
		// An alarm that nobody will hear: as long as it is set, something is
		// still going to happen, as it is in nearly every program.
		defer time.AfterFunc(time.Hour, func() {}).Stop()

		var all totals
		var workers sync.WaitGroup
		for w := range t.Workers {
			add := even
			if w%2 == 1 {
				add = odd
			}
			workers.Go(func() {
				for i := range t.Share(w).Each {
					add(&all, i)
				}
			})
		}
		workers.Wait()
		return all.sum
	}
}
