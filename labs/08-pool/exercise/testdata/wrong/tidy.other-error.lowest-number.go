// Package exercise returns the error of the lowest number.
package exercise

import (
	"cmp"
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

	errs := make([]error, t.N)
	fail := func(i int64, err error) {
		errs[i-1] = err
		stop()
	}

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
					fail(i, err)
					return
				}
				results[i-1] = result
			}
		})
	}
	workers.Wait()

	if first := cmp.Or(append([]error{ctx.Err()}, errs...)...); first != nil {
		return nil, first
	}
	return results, nil
}
