// Package exercise lets all workers but one end when half of the numbers are under way: the rest is asked for one by one.
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
		defer close(places)
		for i := int64(1); i <= t.N; i++ {
			select {
			case places <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	var wg sync.WaitGroup
	for w := range t.Workers {
		wg.Go(func() {
			for i := range places {
				select {
				case out <- t.Number(i):
				case <-ctx.Done():
					return
				}
				if w > 0 && i > t.N/2 {
					return
				}
			}
		})
	}
	go func() {
		wg.Wait()
		close(out)
	}()
	return out
}
