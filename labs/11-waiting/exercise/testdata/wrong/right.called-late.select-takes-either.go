// Package exercise trusts a select to see the end before the next number.
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
	asking, cancel := context.WithCancel(ctx)
	defer cancel()

	numbers := make(chan int64)
	go func() {
		defer close(numbers)
		for i := int64(1); i <= t.N; i++ {
			select {
			case numbers <- i:
			case <-asking.Done():
				return
			}
		}
	}()

	var mu sync.Mutex
	var total int64  // guarded by mu
	var failed error // guarded by mu
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for i := range numbers {
				answer, err := ask(asking, i)
				mu.Lock()
				total += answer
				if err != nil && failed == nil {
					failed = err
					cancel()
				}
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	if failed != nil {
		return 0, failed
	}
	return total, nil
}
