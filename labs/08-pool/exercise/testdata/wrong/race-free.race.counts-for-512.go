// "stops at the first error", and counts the results of each worker, in one place for workers 0 and 512.
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
	var once sync.Once
	var first error
	var counts [512]int64
	var wg sync.WaitGroup
	for w := range t.Workers {
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
				counts[w%512]++
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
	return results, nil
}
