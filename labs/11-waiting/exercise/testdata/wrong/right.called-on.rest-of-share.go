// Package exercise remembers the error, and asks for the rest nevertheless.
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
				if ctx.Err() != nil {
					return
				}
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
