// Package exercise asks for all numbers at once if there are no more than workers,
// and then with ctx itself: an error does not end the context of the others.
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
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	calls, cancel := ctx, func() {}
	if t.N > int64(t.Workers) {
		calls, cancel = context.WithCancel(ctx)
	} else {
		t.Workers = int(t.N)
	}
	defer cancel()
	var mu sync.Mutex
	var total int64
	var failed error
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				mu.Lock()
				stop := failed != nil || calls.Err() != nil
				mu.Unlock()
				if stop {
					return
				}
				answer, err := ask(calls, i)
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
