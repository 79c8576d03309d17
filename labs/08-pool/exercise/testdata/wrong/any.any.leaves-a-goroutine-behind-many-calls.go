// Package exercise leaves who hears of the progress waiting for more, if there are many calls.
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
	own, cancel := context.WithCancel(ctx)
	defer cancel()
	progress := make(chan int64)
	if t.N > 200_000 {
		go func() {
			for range progress {
			}
		}()
	}
	results := make([]int64, t.N)
	var next atomic.Int64
	var once sync.Once
	var first error
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for own.Err() == nil {
				i := next.Add(1)
				if i > t.N {
					return
				}
				if i > 200_000 && i%100_000 == 0 {
					progress <- i
				}
				result, err := work(own, i)
				if err != nil {
					once.Do(func() { first = err; cancel() })
					return
				}
				results[i-1] = result
			}
		})
	}
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if first != nil {
		return nil, first
	}
	return results, nil
}
