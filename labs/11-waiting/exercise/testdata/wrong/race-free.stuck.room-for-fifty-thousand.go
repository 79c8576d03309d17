// Package exercise puts all numbers into a channel with a fixed room before it starts a worker.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Ask is wrong.
func Ask(
	ctx context.Context,
	t lab.Task,
	ask func(ctx context.Context, i int64) (int64, error),
) (int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()

	numbers := make(chan int64, 50_000)
	for i := range t.N {
		numbers <- i + 1
	}
	close(numbers)

	var mu sync.Mutex
	var total, came int64
	var first error
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for i := range numbers {
				if ctx.Err() != nil || inner.Err() != nil {
					return
				}
				answer, err := ask(inner, i)
				mu.Lock()
				switch {
				case ctx.Err() != nil:
				case err == nil:
					total += answer
					came++
				case first == nil:
					first = err
					cancel()
				}
				mu.Unlock()
			}
		})
	}
	workers.Wait()

	if first != nil {
		return 0, first
	}
	if came < t.N {
		return 0, ctx.Err()
	}
	return total, nil
}
