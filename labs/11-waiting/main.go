// Command 11-waiting sums 1..N with workers that look every number up: they ask
// a server that takes 20 ms to answer, and wait.
package main

import (
	"cmp"
	"context"
	"sync"

	"workbook/labs/fanout"
	"workbook/labs/lab"
)

func main() {
	fanout.Worker(map[string]fanout.Work{"share": share})
	lab.Main(
		lab.Variant{Name: "one-after-another", Baseline: true,
			Try: served(oneAfterAnother)},
		lab.Variant{Name: "goroutines", Try: served(goroutines)},
		lab.Variant{Name: "processes", Try: served(processes)},
		yours,
	)
}

// oneAfterAnother asks for a number when it has the one before.
func oneAfterAnother(ctx context.Context, t lab.Task, s server) (int64, error) {
	return s.sum(ctx, lab.Share{First: 1, Last: t.N})
}

// goroutines lets every worker ask for the numbers of its own share.
func goroutines(ctx context.Context, t lab.Task, s server) (int64, error) {
	var mu sync.Mutex
	var total int64  // guarded by mu
	var failed error // guarded by mu

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			sum, err := s.sum(ctx, t.Share(w))
			mu.Lock()
			total += sum
			failed = cmp.Or(failed, err)
			mu.Unlock()
		})
	}
	workers.Wait()
	return total, failed
}

// processes does the same with a process for every worker.
func processes(ctx context.Context, t lab.Task, s server) (int64, error) {
	return fanout.Sum(ctx, t, "share", s.port)
}

// share is a worker process's part: its slot holds the port, then the sum.
func share(t lab.Task, w int, shared *fanout.Memory) {
	sum, err := at(*shared.Value(w)).sum(context.Background(), t.Share(w))
	*shared.Value(w) = sum
	shared.SetErr(w, err)
}
