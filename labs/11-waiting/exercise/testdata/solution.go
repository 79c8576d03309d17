// Package exercise asks with a bounded number of calls in flight.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Ask asks for each of the numbers 1 to t.N and returns the sum of the answers.
func Ask(
	ctx context.Context,
	t lab.Task,
	ask func(ctx context.Context, i int64) (int64, error),
) (int64, error) {
	asking, stop := context.WithCancelCause(ctx)
	defer stop(nil)

	var mu sync.Mutex
	var total int64 // guarded by mu

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			sum, err := askAll(asking, t.Share(w), ask)
			if err != nil {
				stop(err) // the first one is kept, and ends what others have in flight
			}
			mu.Lock()
			total += sum
			mu.Unlock()
		})
	}
	workers.Wait()

	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	if asking.Err() != nil {
		return 0, context.Cause(asking)
	}
	return total, nil
}

// askAll asks for the numbers of a share, one after another, until one fails or
// ctx ends.
func askAll(
	ctx context.Context,
	share lab.Share,
	ask func(ctx context.Context, i int64) (int64, error),
) (int64, error) {
	var sum int64
	for i := range share.Each {
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		answer, err := ask(ctx, i)
		if err != nil {
			return 0, err
		}
		sum += answer
	}
	return sum, nil
}
