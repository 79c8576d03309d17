// Package exercise sends what a float can hold.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Pipeline is wrong.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
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
				case out <- int64(float64(t.Number(i))):
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
