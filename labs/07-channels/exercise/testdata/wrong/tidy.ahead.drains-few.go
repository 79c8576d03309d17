// Package exercise asks for some more places when ctx has ended.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Pipeline is wrong.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	places := make(chan int64, 90)
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
				number := t.Number(i)
				select {
				case out <- number:
				case <-ctx.Done():
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
