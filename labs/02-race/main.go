// Command 02-race sums 1..N with workers that share one total and no lock. The
// sum is wrong whenever one worker overwrites another's addition.
package main

import (
	"runtime"
	"sync"

	"workbook/labs/lab"
)

func main() {
	lab.Main(
		lab.Variant{Name: "unlocked", Sum: unlocked},
		lab.Variant{Name: "stretched", Sum: stretched},
		yours,
	)
}

// unlocked adds every number to the shared total.
func unlocked(t lab.Task) int64 {
	var total int64 // guarded by nothing

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				total += i
			}
		})
	}
	workers.Wait()
	return total
}

// stretched does the same addition in its three moves, read, add and write, and
// lets other workers run in between.
func stretched(t lab.Task) int64 {
	var total int64 // guarded by nothing

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				read := total
				runtime.Gosched()
				total = read + i
			}
		})
	}
	workers.Wait()
	return total
}
