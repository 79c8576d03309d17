// Package exercise derives a context and does not cancel it.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Pipeline is wrong.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	ctx, cancel := context.WithCancel(ctx)
	_ = cancel
	places := make(chan int64)
	out := make(chan int64)
	go func() {
		defer close(places)
		for i := int64(1); i <= t.N; i++ {
			select {
			case <-ctx.Done():
				return
			case places <- i:
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
