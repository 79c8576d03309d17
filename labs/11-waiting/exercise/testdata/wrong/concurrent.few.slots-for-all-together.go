// Package exercise has as many slots as a task may have workers, for all calls together.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// slots protects the server: no more connections than it can take.
var slots = make(chan struct{}, 1024)

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

	one := func(i int64) {
		select {
		case slots <- struct{}{}:
			defer func() { <-slots }()
		case <-inner.Done():
			return
		}
		if inner.Err() != nil {
			return
		}
		answer, err := ask(inner, i)
		mu.Lock()
		defer mu.Unlock()
		switch {
		case ctx.Err() != nil:
		case err == nil:
			total += answer
			came++
		case first == nil:
			first = err
			cancel()
		}
	}

	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				one(i)
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
