// Package exercise hands out numbers in a select that may choose either.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Map may begin a call though ctx has ended.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	results := make([]int64, t.N)
	jobs := make(chan int64)
	var once sync.Once
	var first error
	var wg sync.WaitGroup
	for range t.Workers {
		wg.Go(func() {
			for i := range jobs {
				r, err := work(inner, i)
				if err != nil {
					once.Do(func() { first = err })
					cancel()
					return
				}
				results[i-1] = r
			}
		})
	}
loop:
	for i := int64(1); i <= t.N; i++ {
		select {
		case jobs <- i:
		case <-inner.Done():
			break loop
		}
	}
	close(jobs)
	wg.Wait()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if first != nil {
		return nil, first
	}
	return results, nil
}
