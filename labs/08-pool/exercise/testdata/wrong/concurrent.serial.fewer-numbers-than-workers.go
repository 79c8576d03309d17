// Package exercise has one worker if there are fewer numbers than workers.
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
	inner, stop := context.WithCancel(ctx)
	defer stop()
	if t.N < int64(t.Workers) {
		t.Workers = 1
	}
	results := make([]int64, t.N)
	var next atomic.Int64
	var once sync.Once
	var first error
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for inner.Err() == nil {
				i := next.Add(1)
				if i > t.N {
					return
				}
				result, err := work(inner, i)
				if err != nil {
					once.Do(func() { first = err; stop() })
					return
				}
				results[i-1] = result
			}
		})
	}
	workers.Wait()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if first != nil {
		return nil, first
	}
	return results, nil
}
