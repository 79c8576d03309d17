// Package exercise replaces the errors of contexts alone by ctx.Err() when ctx has ended.
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
	inner, cancel := context.WithCancel(ctx)
	defer cancel()

	var mu sync.Mutex
	var total, came int64
	var first error
	fail := func(err error) {
		mu.Lock()
		defer mu.Unlock()
		if first == nil {
			first = err
			cancel()
		}
	}

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				if inner.Err() != nil {
					return
				}
				answer, err := ask(inner, i)
				if err != nil {
					if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
						err = ctx.Err()
					}
					fail(err)
					return
				}
				if ctx.Err() != nil {
					fail(ctx.Err())
					return
				}
				mu.Lock()
				total += answer
				came++
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
