// Command 02-race sums 1..N with workers that share one total and nothing
// that guards it: fast, and now and then wrong.
package main

import (
	"sync"

	"workbook/labs/lab"
)

func main() {
	lab.Main(
		lab.Variant{Name: "unlocked", Sum: unlocked},
	)
}

// unlocked lets every worker add to the one total.
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
