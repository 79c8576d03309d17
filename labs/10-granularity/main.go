// Command 10-granularity sums 1..N with goroutines and with processes. Try
// small and large N: from some N on, sharing out the sum pays off.
package main

import (
	"context"
	"sync"

	"workbook/labs/fanout"
	"workbook/labs/lab"
)

func main() {
	fanout.Worker(map[string]fanout.Work{"share": share})
	lab.Main(
		lab.Variant{Name: "goroutines", Sum: goroutines},
		lab.Variant{Name: "processes", Try: processes},
		yours,
	)
}

// goroutines starts a goroutine for every share: lock-once of lab 03.
func goroutines(t lab.Task) int64 {
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

// processes starts a process for every share: processes of lab 04.
func processes(ctx context.Context, t lab.Task) (int64, error) {
	return fanout.Sum(ctx, t, "share", 0)
}

// share is one worker process's part: it leaves its sum in its own slot.
func share(t lab.Task, w int, shared *fanout.Memory) {
	var sum int64
	for i := range t.Share(w).Each {
		sum += i
	}
	*shared.Value(w) = sum
}
