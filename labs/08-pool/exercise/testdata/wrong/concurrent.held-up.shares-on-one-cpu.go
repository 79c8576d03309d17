// "takes the next number that nobody has taken": but on one CPU, where each worker has a share.
package exercise

import (
	"context"
	"runtime"
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
	one := runtime.GOMAXPROCS(0) == 1
	var once sync.Once
	var first error
	var wg sync.WaitGroup
	for w := range t.Workers {
		wg.Go(func() {
			share := t.Share(w)
			for inner.Err() == nil {
				i := share.First
				share.First++
				if !one {
					i = next.Add(1)
				}
				if i > t.N || one && i > share.Last {
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
	return results, nil
}
