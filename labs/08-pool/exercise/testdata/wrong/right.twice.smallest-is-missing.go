// Package exercise takes a result that is the smallest int64 for one that is missing, and
// asks again.
package exercise

import (
	"context"
	"math"
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

// Map is wrong.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	run, cancel := context.WithCancel(ctx)
	defer cancel()
	results := make([]int64, t.N)
	for i := range results {
		results[i] = math.MinInt64
	}
	var once sync.Once
	var first error
	var next atomic.Int64
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for run.Err() == nil {
				i := next.Add(1)
				if i > t.N {
					return
				}
				n, err := work(run, i)
				if err != nil {
					once.Do(func() {
						first = err
						if ctx.Err() != nil {
							first = ctx.Err()
						}
						cancel()
					})
					return
				}
				results[i-1] = n
			}
		})
	}
	workers.Wait()
	if first != nil {
		return nil, first
	}
	for i, n := range results {
		if ctx.Err() != nil {
			break
		}
		if n == math.MinInt64 {
			if results[i], first = work(run, int64(i+1)); first != nil {
				return nil, first
			}
		}
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return results, nil
}
