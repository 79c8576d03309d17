// Package exercise bounds what is in flight, and starts a goroutine for each number to wait for it.
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
	var calls sync.WaitGroup
	places := make(chan struct{}, t.Workers)
	for i := int64(1); i <= t.N; i++ {
		calls.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			if asking.Err() != nil {
				return
			}
			answer, err := ask(asking, i)
			mu.Lock()
			defer mu.Unlock()
			total += answer
			if err != nil && failed == nil {
				failed = err
				cancel()
			}
		})
	}
	calls.Wait()
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	if failed != nil {
		return 0, failed
	}
	return total, nil
}
