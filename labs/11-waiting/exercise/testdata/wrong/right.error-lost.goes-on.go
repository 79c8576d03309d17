// Package exercise takes a failed call for the answer 0.
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
	var total int64 // guarded by mu
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				if asking.Err() != nil {
					return
				}
				answer, _ := ask(asking, i)
				mu.Lock()
				total += answer
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	return total, nil
}
