// Package exercise takes 64 numbers at once if each worker has 10,000 or more.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Map is wrong.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()

	size := int64(1)
	if t.N/int64(t.Workers) >= 10_000 {
		size = 64
	}
	results := make([]int64, t.N)
	var mu sync.Mutex
	var taken, came int64
	var first error

	take := func() (from, to int64) {
		mu.Lock()
		defer mu.Unlock()
		from = taken + 1
		taken = min(taken+size, t.N)
		return from, taken
	}
	call := func(i int64) bool {
		if inner.Err() != nil {
			return false
		}
		result, err := work(inner, i)
		mu.Lock()
		defer mu.Unlock()
		if ctx.Err() != nil {
			return false
		}
		if err != nil {
			if first == nil {
				first = err
				cancel()
			}
			return false
		}
		results[i-1] = result
		came++
		return true
	}

	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for {
				from, to := take()
				if from > to {
					return
				}
				for i := from; i <= to; i++ {
					if !call(i) {
						return
					}
				}
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
