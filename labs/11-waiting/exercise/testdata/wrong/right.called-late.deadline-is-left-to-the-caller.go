// Package exercise does not hand on the end of a context that has a deadline.
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
	parent := ctx
	if _, has := ctx.Deadline(); has {
		parent = context.WithoutCancel(ctx)
	}
	inner, cancel := context.WithCancel(parent)
	defer cancel()

	var mu sync.Mutex
	var total, came int64
	var first error
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				if inner.Err() != nil {
					return
				}
				answer, err := ask(inner, i)
				mu.Lock()
				switch {
				case ctx.Err() != nil:
				case err == nil:
					total += answer
					came++
				case first == nil:
					first = err
					cancel()
				}
				mu.Unlock()
			}
		})
	}
	workers.Wait()

	if first != nil {
		return 0, first
	}
	if came < t.N {
		return 0, ctx.Err()
	}
	return total, nil
}
