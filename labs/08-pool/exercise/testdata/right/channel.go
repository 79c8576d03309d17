// Package exercise hands the numbers out over a channel.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Map returns the results in the order of the numbers, or the first error.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	numbers, failed := make(chan int64), make(chan error, 1)
	results := make([]int64, t.N)
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for i := range numbers {
				if inner.Err() != nil {
					continue
				}
				result, err := work(inner, i)
				if err != nil {
					select {
					case failed <- err:
					default:
					}
					cancel()
					continue
				}
				results[i-1] = result
			}
		})
	}
	for i := int64(1); i <= t.N && inner.Err() == nil; i++ {
		numbers <- i
	}
	close(numbers)
	workers.Wait()

	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	select {
	case err := <-failed:
		return nil, err
	default:
		return results, nil
	}
}
