// Package exercise returns the deadline's error in place of one that wraps it.
package exercise

import (
	"context"
	"errors"
	"sync"

	"workbook/labs/lab"
)

// Ask is wrong.
func Ask(
	ctx context.Context,
	t lab.Task,
	ask func(ctx context.Context, i int64) (int64, error),
) (int64, error) {
	calls, end := context.WithCancel(ctx)
	defer end()
	var mu sync.Mutex
	var total int64  // guarded by mu
	var failed error // guarded by mu
	stopped := func(answer int64, err error) bool {
		mu.Lock()
		defer mu.Unlock()
		total += answer
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		if errors.Is(err, context.DeadlineExceeded) {
			err = context.DeadlineExceeded
		}
		if failed == nil && err != nil {
			failed = err
			end()
		}
		return failed != nil
	}
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				if stopped(0, nil) || stopped(ask(calls, i)) {
					return
				}
			}
		})
	}
	workers.Wait()
	if failed != nil {
		return 0, failed
	}
	return total, nil
}
