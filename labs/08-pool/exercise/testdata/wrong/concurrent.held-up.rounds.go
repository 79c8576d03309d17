// Package exercise starts as many as there are workers, and waits for all of them before it starts more.
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
	for begin := int64(1); begin <= t.N && working.Err() == nil; begin += int64(t.Workers) {
		var round sync.WaitGroup
		for i := begin; i <= min(t.N, begin+int64(t.Workers)-1); i++ {
			round.Go(func() {
				result, err := work(working, i)
				if err != nil {
					once.Do(func() { first = err })
					stop()
					return
				}
				results[i-1] = result
			})
		}
		round.Wait()
	}

	if ctx.Err() != nil {
		first = ctx.Err()
	}
	if first != nil {
		return nil, first
	}
	return results, nil
}
