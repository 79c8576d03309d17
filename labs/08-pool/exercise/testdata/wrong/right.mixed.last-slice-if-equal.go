// "The slice is the caller's": a call with the same results as the one before returns the same slice.
package exercise

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

var last atomic.Pointer[[]int64]

// Map is wrong.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	results := make([]int64, t.N)
	var next atomic.Int64
	var once sync.Once
	var first error
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
					once.Do(func() { first = err })
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
	if first != nil {
		return nil, first
	}
	if p := last.Load(); p != nil && slices.Equal(*p, results) {
		return *p, nil
	}
	last.Store(&results)
	return results, nil
}
