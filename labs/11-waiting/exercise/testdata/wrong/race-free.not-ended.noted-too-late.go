// Package exercise looks whether it has stopped, then notes the context of a call, and
// does not look again.
package exercise

import (
	"context"
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

// Ask is wrong.
func Ask(ctx context.Context, t lab.Task, ask func(ctx context.Context, i int64) (int64, error)) (int64, error) {
	var mu sync.Mutex
	flying := map[int64]context.CancelFunc{} // guarded by mu
	var first error                          // guarded by mu
	var stopped atomic.Bool
	var total atomic.Int64
	fail := func(err error) {
		mu.Lock()
		defer mu.Unlock()
		if first == nil {
			first = err
			if ctx.Err() != nil {
				first = ctx.Err()
			}
		}
		stopped.Store(true)
		for _, end := range flying {
			end()
		}
	}
	one := func(i int64) bool {
		if stopped.Load() || ctx.Err() != nil {
			return false
		}
		own, end := context.WithCancel(ctx)
		defer end()
		mu.Lock()
		flying[i] = end
		mu.Unlock()
		n, err := ask(own, i)
		mu.Lock()
		delete(flying, i)
		mu.Unlock()
		if err != nil {
			fail(err)
			return false
		}
		total.Add(n)
		return true
	}
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				if !one(i) {
					return
				}
			}
		})
	}
	workers.Wait()
	if first != nil {
		return 0, first
	}
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	return total.Load(), nil
}
