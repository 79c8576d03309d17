// Package exercise has a caller who hands out numbers until a select sees the failure.
package exercise

import (
	"cmp"
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
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	inner, cancel := context.WithCancel(ctx)
	defer cancel()

	var mu sync.Mutex
	var answers, sum int64 // guarded by mu
	var failed error       // guarded by mu

	numbers := make(chan int64)
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for i := range numbers {
				n, err := ask(inner, i)
				mu.Lock()
				if failed == nil {
					failed = cmp.Or(ctx.Err(), err)
				}
				if failed != nil {
					cancel()
				}
				answers++
				sum += n
				mu.Unlock()
			}
		})
	}

	stopped := false
	for i := int64(1); i <= t.N && !stopped; i++ {
		select {
		case numbers <- i:
		case <-inner.Done():
			stopped = true
		}
	}
	close(numbers)
	workers.Wait()

	if failed == nil && answers < t.N {
		failed = ctx.Err()
	}
	if failed != nil {
		return 0, failed
	}
	return sum, nil
}
