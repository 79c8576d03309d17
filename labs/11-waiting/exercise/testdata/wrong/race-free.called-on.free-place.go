// Package exercise has a place for each call, and a select that may take one after the failure.
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
	one := func(i int64) {
		n, err := ask(inner, i)
		mu.Lock()
		defer mu.Unlock()
		if failed == nil {
			failed = cmp.Or(ctx.Err(), err)
		}
		if failed != nil {
			cancel()
		}
		answers++
		sum += n
	}
	places := make(chan struct{}, t.Workers)
	var calls sync.WaitGroup
loop:
	for i := int64(1); i <= t.N; i++ {
		select {
		case places <- struct{}{}:
		case <-inner.Done():
			break loop
		}
		calls.Go(func() {
			defer func() { <-places }()
			one(i)
		})
	}
	calls.Wait()

	if failed == nil && answers < t.N {
		failed = ctx.Err()
	}
	if failed != nil {
		return 0, failed
	}
	return sum, nil
}
