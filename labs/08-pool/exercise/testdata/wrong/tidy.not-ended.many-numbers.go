// Package exercise calls with ctx itself if there are 50,000 numbers: an error does not
// end the context of the others.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Map is wrong.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	calls, cancel := ctx, func() {}
	if t.N < 50_000 {
		calls, cancel = context.WithCancel(ctx)
	}
	defer cancel()
	results := make([]int64, t.N)
	var mu sync.Mutex
	var next int64   // guarded by mu
	var failed error // guarded by mu
	run := func() {
		for {
			mu.Lock()
			if failed != nil || ctx.Err() != nil || next == t.N {
				mu.Unlock()
				return
			}
			next++
			i := next
			mu.Unlock()

			result, err := work(calls, i)
			if err != nil {
				mu.Lock()
				if failed == nil {
					failed = err
				}
				mu.Unlock()
				cancel()
				return
			}
			results[i-1] = result
		}
	}
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(run)
	}
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if failed != nil {
		return nil, failed
	}
	return results, nil
}
