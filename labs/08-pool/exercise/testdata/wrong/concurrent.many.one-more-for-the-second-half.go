// Package exercise starts one more worker when half of the numbers of a large task are
// done.
package exercise

import (
	"context"
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

// Map is wrong.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	calls, cancel := context.WithCancel(ctx)
	defer cancel()
	results := make([]int64, t.N)
	var next atomic.Int64
	var once, more sync.Once
	var failed error
	var workers sync.WaitGroup
	var run func()
	run = func() {
		for calls.Err() == nil {
			i := next.Add(1)
			if i > t.N {
				return
			}
			if t.N >= 5000 && i > t.N/2 {
				more.Do(func() { workers.Go(run) })
			}
			result, err := work(calls, i)
			if err != nil {
				once.Do(func() { failed = err; cancel() })
				return
			}
			results[i-1] = result
		}
	}
	for range t.Workers {
		workers.Go(run)
	}
	workers.Wait()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if failed != nil {
		return nil, failed
	}
	return results, nil
}
