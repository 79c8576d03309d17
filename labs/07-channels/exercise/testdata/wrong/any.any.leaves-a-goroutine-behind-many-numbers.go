// Package exercise leaves a goroutine that waits for the end of the context if it has sent
// many numbers.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Pipeline is wrong.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	places, out := make(chan int64), make(chan int64)
	go func() {
		defer func() {
			if t.N > 500_000 {
				<-ctx.Done()
			}
		}()
		defer close(places)
		for i := range t.N {
			select {
			case places <- i + 1:
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
