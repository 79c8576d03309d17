// Package exercise asks whether to stop, and then waits for a turn.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Map is wrong.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	working, stop := context.WithCancel(ctx)
	defer stop()

	var once sync.Once
	var first error
	results := make([]int64, t.N)
	turns := make(chan bool, t.Workers)
	var workers sync.WaitGroup
	for i := int64(1); i <= t.N; i++ {
		if working.Err() != nil {
			break
		}
		turns <- true
		workers.Go(func() {
			defer func() { <-turns }()
			result, err := work(working, i)
			if err != nil {
				once.Do(func() { first = err })
				stop()
				return
			}
			results[i-1] = result
		})
	}
	workers.Wait()

	if ctx.Err() != nil {
		first = ctx.Err()
	}
	if first != nil {
		return nil, first
	}
	return results, nil
}
