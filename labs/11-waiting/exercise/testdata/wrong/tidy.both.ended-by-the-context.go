// Package exercise returns what it has of the sum when the context ends.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

func Ask(
	ctx context.Context,
	t lab.Task,
	ask func(ctx context.Context, i int64) (int64, error),
) (total int64, err error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()

	var mu sync.Mutex
	var next int64  // guarded by mu
	var ended bool  // guarded by mu
	var first error // guarded by mu

	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			for first == nil && !ended && next < t.N {
				if ended = ctx.Err() != nil; ended {
					return
				}
				next++
				i := next
				mu.Unlock()
				answer, err := ask(inner, i)
				mu.Lock()
				if first != nil || ended {
					return
				}
				if ended = ctx.Err() != nil; ended {
					return
				}
				if err != nil {
					first = err
					cancel()
					return
				}
				total += answer
			}
		})
	}
	workers.Wait()

	if first != nil {
		return 0, first
	}
	if ended {
		return total, ctx.Err()
	}
	return total, nil
}
