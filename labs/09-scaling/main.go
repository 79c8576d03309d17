// Command 09-scaling sums 1..N with workers for one part of the numbers and a
// plain loop for the rest: the rest decides how far more workers can help.
package main

import (
	"sync"

	"workbook/labs/lab"
)

func main() {
	lab.Main(
		lab.Variant{Name: "share-100", Sum: share100},
		lab.Variant{Name: "share-90", Sum: share90},
		lab.Variant{Name: "share-50", Sum: share50},
		yours,
	)
}

// share100 leaves all of the numbers to the workers.
func share100(t lab.Task) int64 { return shareOut(t, 100) }

// share90 leaves nine tenths of the numbers to the workers.
func share90(t lab.Task) int64 { return shareOut(t, 90) }

// share50 leaves half of the numbers to the workers.
func share50(t lab.Task) int64 { return shareOut(t, 50) }

// shareOut leaves a percentage of the numbers to the workers, which add them
// up as in lock-once, and then adds up the rest alone.
func shareOut(t lab.Task, percent int64) int64 {
	parallel := lab.Task{N: t.N * percent / 100, Workers: t.Workers}
	var mu sync.Mutex
	var total int64 // guarded by mu

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			sum := add(parallel.Share(w))
			mu.Lock()
			total += sum
			mu.Unlock()
		})
	}
	workers.Wait()

	return total + add(lab.Share{First: parallel.N + 1, Last: t.N})
}

// add adds up the numbers of a share.
func add(share lab.Share) int64 {
	var sum int64
	for i := range share.Each {
		sum += i
	}
	return sum
}
