// Package exercise has one pool, which a Map locks until it returns.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// pool is the state of the Map that runs.
var pool struct {
	sync.Mutex
	next, came int64
	first      error
}

// Map is wrong.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	pool.Lock()
	defer pool.Unlock()
	pool.next, pool.came, pool.first = 0, 0, nil

	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	results := make([]int64, t.N)
	var mu sync.Mutex

	take := func() (int64, bool) {
		mu.Lock()
		defer mu.Unlock()
		if inner.Err() != nil || pool.next == t.N {
			return 0, false
		}
		pool.next++
		return pool.next, true
	}
	give := func(i, result int64, err error) {
		mu.Lock()
		defer mu.Unlock()
		switch {
		case ctx.Err() != nil:
		case err == nil:
			results[i-1] = result
			pool.came++
		case pool.first == nil:
			pool.first = err
			cancel()
		}
	}

	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for {
				i, ok := take()
				if !ok {
					return
				}
				result, err := work(inner, i)
				give(i, result, err)
			}
		})
	}
	workers.Wait()

	if pool.first != nil {
		return nil, pool.first
	}
	if pool.came < t.N {
		return nil, ctx.Err()
	}
	return results, nil
}
