// "the error of the call that failed first, that very value, whatever it is": a first error that is context.Canceled gives way to a later one, as if it could only come from the pool's own cancel.
package exercise

import (
	"context"
	"errors"
	"sync"

	"workbook/labs/lab"
)

func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()

	var mu sync.Mutex
	var taken int64  // guarded by mu
	var failed error // guarded by mu
	results := make([]int64, t.N)

	// take returns the next number, or 0 if there is none.
	take := func() int64 {
		mu.Lock()
		defer mu.Unlock()
		if failed != nil || taken == t.N {
			return 0
		}
		if err := ctx.Err(); err != nil {
			failed = err
			cancel()
			return 0
		}
		taken++
		return taken
	}

	// put keeps what a call returned.
	put := func(i, result int64, err error) {
		mu.Lock()
		defer mu.Unlock()
		if ended := ctx.Err(); ended != nil {
			err = ended
		}
		if err == nil {
			results[i-1] = result
			return
		}
		// A call that was only cancelled says nothing about what went wrong.
		if failed == nil || errors.Is(failed, context.Canceled) && ctx.Err() == nil {
			failed = err
		}
		cancel()
	}

	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for i := take(); i != 0; i = take() {
				result, err := work(inner, i)
				put(i, result, err)
			}
		})
	}
	workers.Wait()

	if failed != nil {
		return nil, failed
	}
	return results, nil
}
