// "the error of the call that failed first": of two errors that come at once and differ in type, an atomic.Value panics at the second.
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
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	results := make([]int64, t.N)
	var next atomic.Int64
	var first atomic.Value
	var wg sync.WaitGroup
	for range t.Workers {
		wg.Go(func() {
			for inner.Err() == nil {
				i := next.Add(1)
				if i > t.N {
					return
				}
				v, err := work(inner, i)
				if err != nil {
					if first.Load() == nil {
						first.CompareAndSwap(nil, err)
					}
					cancel()
					return
				}
				results[i-1] = v
			}
		})
	}
	wg.Wait()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err := first.Load(); err != nil {
		return nil, err.(error)
	}
	return results, nil
}
