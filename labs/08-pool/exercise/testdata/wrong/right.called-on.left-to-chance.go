// Package exercise lets a select choose between the next number and the stop.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Map is wrong.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	working, stop := context.WithCancel(ctx)
	defer stop()

	var once sync.Once
	var first error
	results := make([]int64, t.N)
	places := make(chan int64, t.N)
	for i := int64(1); i <= t.N; i++ {
		places <- i
	}
	close(places)
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for {
				select {
				case <-working.Done():
					return
				case i, open := <-places:
					if !open {
						return
					}
					result, err := work(working, i)
					if err != nil {
						once.Do(func() { first = err })
						stop()
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
