// Package exercise returns the error of the last call that failed, and that failed because it was ended.
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

	var mu sync.Mutex
	var total int64  // guarded by mu
	var failed error // guarded by mu
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				if asking.Err() != nil {
					return
				}
				answer, err := ask(asking, i)
				mu.Lock()
				total += answer
				mu.Unlock()
				if err != nil {
					cancel()
					mu.Lock()
					failed = err
					mu.Unlock()
				}
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
