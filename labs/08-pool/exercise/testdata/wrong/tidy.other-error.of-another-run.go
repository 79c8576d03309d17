// Package exercise takes a cause of its type for its own: it may be that of a run
// around this one.
package exercise

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

type failure struct{ error }

// Map is wrong.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	inner, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	var next atomic.Int64
	results := make([]int64, t.N)
	var wg sync.WaitGroup
	for range t.Workers {
		wg.Go(func() {
			for inner.Err() == nil {
				i := next.Add(1)
				if i > t.N {
					return
				}
				r, err := work(inner, i)
				if err != nil {
					fail(failure{err})
					return
				}
				results[i-1] = r
			}
		})
	}
	wg.Wait()
	var failed failure
	if errors.As(context.Cause(inner), &failed) {
		return nil, failed.error
	}
	if inner.Err() != nil {
		return nil, ctx.Err()
	}
	return results, nil
}
