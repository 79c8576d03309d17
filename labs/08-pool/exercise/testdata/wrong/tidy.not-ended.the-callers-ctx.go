// Package exercise gives the work the ctx of the caller, which does not end.
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
	working, stop := context.WithCancel(ctx)
	defer stop()

	var once sync.Once
	var first error
	fail := func(err error) {
		once.Do(func() { first = err })
		stop()
	}

	results := make([]int64, t.N)
	var taken atomic.Int64
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for ctx.Err() == nil && working.Err() == nil {
				i := taken.Add(1)
				if i > t.N {
					return
				}
				result, err := work(ctx, i)
				if err != nil {
					fail(err)
					return
				}
				results[i-1] = result
			}
		})
	}
	workers.Wait()

	if ctx.Err() != nil {
		first = ctx.Err()
	}
	if first != nil {
		return nil, first
	}
	return results, nil
}
