// Package exercise sleeps, and looks whether there is a place.
package exercise

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

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
	var flying atomic.Int64
	for i := int64(1); i <= t.N; i++ {
		for flying.Load() >= int64(t.Workers) {
			time.Sleep(100 * time.Microsecond)
		}
		if asking.Err() != nil {
			break
		}
		flying.Add(1)
		calls.Go(func() {
			defer flying.Add(-1)
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
