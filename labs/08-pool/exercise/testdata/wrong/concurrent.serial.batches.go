// Package exercise takes the numbers in batches.
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
			for working.Err() == nil {
				last := taken.Add(4)
				for i := last - 3; i <= last; i++ {
					if i > t.N || working.Err() != nil {
						return
					}
					result, err := work(working, i)
					if err != nil {
						fail(err)
						return
					}
					results[i-1] = result
				}
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
