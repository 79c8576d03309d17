// Package exercise compares a later error with the first one, and some errors cannot be
// compared.
package exercise

import (
	"context"
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

// Map is wrong.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	run, cancel := context.WithCancel(ctx)
	defer cancel()
	results := make([]int64, t.N)
	var mu sync.Mutex
	var first error
	others := 0
	fail := func(err error) {
		mu.Lock()
		defer mu.Unlock()
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		if first == nil {
			first = err
			cancel()
		} else if err != first {
			others++
		}
	}
	var next atomic.Int64
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for run.Err() == nil {
				i := next.Add(1)
				if i > t.N {
					return
				}
				n, err := work(run, i)
				if err != nil {
					fail(err)
					return
				}
				results[i-1] = n
			}
		})
	}
	workers.Wait()
	if first != nil {
		return nil, first
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return results, nil
}
