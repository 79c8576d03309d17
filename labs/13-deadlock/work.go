package main

import (
	"os"
	"runtime/pprof"
	"sync"
	"time"

	"workbook/labs/lab"
)

// mixed lets the workers add their shares to the same totals, the even ones
// in one way and the odd ones in the other.
func mixed(even, odd func(*totals, int64)) func(lab.Task) int64 {
	return func(t lab.Task) int64 {
		// As long as this alarm is set, something is still going to happen, as in
		// nearly every program. So the runtime does not report a deadlock.
		defer time.AfterFunc(time.Hour, func() {}).Stop()
		defer time.AfterFunc(time.Second, nameLeaked).Stop()

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

// nameLeaked prints the goroutines that wait for what nobody can give any more.
// The runtime knows them from Go 1.27 on, and in Go 1.26 if the program was built with
// GOEXPERIMENT=goroutineleakprofile.
func nameLeaked() {
	if leaked := pprof.Lookup("goroutineleak"); leaked != nil {
		_ = leaked.WriteTo(os.Stderr, 1)
	}
}
