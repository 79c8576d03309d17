// Package exercise forgets the errors of the work.
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

	results := make([]int64, t.N)
	var taken atomic.Int64
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for working.Err() == nil {
				i := taken.Add(1)
				if i > t.N {
					return
				}
				result, err := work(working, i)
				if err != nil {
					stop()
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
	return results, nil
}
