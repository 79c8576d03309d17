// Command 03-mutex sums 1..N with workers that share one total and its lock:
// right every time. How often they take the lock makes it slow or fast.
package main

import (
	"sync"

	"workbook/labs/lab"
)

func main() {
	lab.Main(
		lab.Variant{Name: "lock-every-add", Sum: lockEveryAdd},
		lab.Variant{Name: "lock-once", Sum: lockOnce},
		yours,
	)
}

// lockEveryAdd takes the lock for every number it adds.
func lockEveryAdd(t lab.Task) int64 {
	var mu sync.Mutex
	var total int64 // guarded by mu

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				mu.Lock()
				total += i
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	return total
}

// lockOnce adds up a worker's share alone, and takes the lock for its sum.
func lockOnce(t lab.Task) int64 {
	var mu sync.Mutex
	var total int64 // guarded by mu

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			var sum int64
			for i := range t.Share(w).Each {
				sum += i
			}
			mu.Lock()
			total += sum
			mu.Unlock()
		})
	}
	workers.Wait()
	return total
}
