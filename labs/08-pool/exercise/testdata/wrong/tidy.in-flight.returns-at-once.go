// Package exercise returns as soon as there is an error.
package exercise

import (
	"cmp"
	"context"
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

// Map is wrong.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	working, stop := context.WithCancel(ctx)
	defer stop()

	failed := make(chan error, t.Workers)
	fail := func(err error) {
		failed <- err
		stop()
	}

	results := make([]int64, t.N)
	var taken atomic.Int64
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for working.Err() == nil {
				i := taken.Add(1)
				if i > t.N {
					return
				}
				result, err := work(working, i)
				if err != nil {
					fail(err)
					return
				}
				results[i-1] = result
			}
		})
	}
	done := make(chan bool)
	go func() {
		workers.Wait()
		close(done)
	}()
	select {
	case err := <-failed:
		return nil, cmp.Or(ctx.Err(), err)
	case <-done:
	}
	select {
	case err := <-failed:
		return nil, cmp.Or(ctx.Err(), err)
	default:
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return results, nil
}
