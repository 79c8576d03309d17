// Package exercise lets the caller ask for a few numbers.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Pipeline is wrong.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	if t.N <= int64(t.Workers) { // a few numbers need no pipeline
		out := make(chan int64, t.N)
		defer close(out)
		for i := int64(1); i <= t.N && ctx.Err() == nil; i++ {
			out <- t.Number(i)
		}
		return out
	}
	places, out := make(chan int64), make(chan int64)
	go func() {
		defer close(places)
		for i := int64(1); i <= t.N; i++ {
			select {
			case places <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for i := range places {
				select {
				case out <- t.Number(i):
				case <-ctx.Done():
					return
				}
			}
		})
	}
	go func() {
		workers.Wait()
		close(out)
	}()
	return out
}
