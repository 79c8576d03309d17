// Package exercise replaces the errors of contexts alone by ctx.Err() when ctx has ended.
package exercise

import (
	"context"
	"errors"
	"sync"

	"workbook/labs/lab"
)

// Map is wrong.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()

	var mu sync.Mutex
	results := make([]int64, t.N)
	var next, came int64
	var first error
	fail := func(err error) {
		mu.Lock()
		defer mu.Unlock()
		if first == nil {
			first = err
			cancel()
		}
	}

	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for inner.Err() == nil {
				mu.Lock()
				next++
				i := next
				mu.Unlock()
				if i > t.N {
					return
				}
				result, err := work(inner, i)
				if err != nil {
					if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
						err = ctx.Err()
					}
					fail(err)
					return
				}
				if ctx.Err() != nil {
					fail(ctx.Err())
					return
				}
				mu.Lock()
				results[i-1] = result
				came++
				mu.Unlock()
			}
		})
	}
	workers.Wait()

	if first != nil {
		return nil, first
	}
	if came < t.N {
		return nil, ctx.Err()
	}
	return results, nil
}
