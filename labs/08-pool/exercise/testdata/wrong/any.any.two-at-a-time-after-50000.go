// Package exercise takes two numbers at a time once it has handed out fifty thousand.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	own, cancel := context.WithCancel(ctx)
	defer cancel()
	results := make([]int64, t.N)
	var mu sync.Mutex
	var next int64
	var first error
	take := func() (from, to int64) {
		mu.Lock()
		defer mu.Unlock()
		if own.Err() != nil {
			return 1, 0
		}
		from = next + 1
		to = from
		if from > 50_000 {
			to++
		}
		next = min(to, t.N)
		return from, next
	}
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for from, to := take(); from <= to; from, to = take() {
				for i := from; i <= to && own.Err() == nil; i++ {
					v, err := work(own, i)
					if err != nil {
						mu.Lock()
						if first == nil {
							first = err
							cancel()
						}
						mu.Unlock()
						return
					}
					results[i-1] = v
				}
			}
		})
	}
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if first != nil {
		return nil, first
	}
	return results, nil
}
