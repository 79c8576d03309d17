// Package exercise counts failures when no other call of Ask is at work.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

var (
	working  sync.RWMutex
	failures int // guarded by working
)

// Ask is wrong.
func Ask(
	ctx context.Context,
	t lab.Task,
	ask func(ctx context.Context, i int64) (int64, error),
) (int64, error) {
	working.RLock()
	sum, err := total(ctx, t, ask)
	working.RUnlock()
	if err != nil {
		working.Lock()
		failures++
		working.Unlock()
	}
	return sum, err
}

func total(
	ctx context.Context,
	t lab.Task,
	ask func(ctx context.Context, i int64) (int64, error),
) (int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	var mu sync.Mutex
	var sum int64      // guarded by mu
	first := ctx.Err() // guarded by mu
	stopped := func(answer int64, err error) bool {
		mu.Lock()
		defer mu.Unlock()
		if ended := ctx.Err(); ended != nil {
			err = ended
		}
		if first == nil && err != nil {
			first = err
			cancel()
		}
		sum += answer
		return first != nil
	}
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				if stopped(0, nil) || stopped(ask(inner, i)) {
					return
				}
			}
		})
	}
	workers.Wait()
	if first != nil {
		return 0, first
	}
	return sum, nil
}
