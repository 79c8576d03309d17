// "Each asks for many numbers, one after another": a goroutine for each number.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	out := make(chan int64)
	free := make(chan struct{}, t.Workers)
	go func() {
		defer close(out)
		var all sync.WaitGroup
		defer all.Wait()
		for i := int64(1); i <= t.N; i++ {
			select {
			case free <- struct{}{}:
			case <-ctx.Done():
				return
			}
			if ctx.Err() != nil {
				return
			}
			all.Go(func() {
				x := t.Number(i)
				select {
				case out <- x:
				case <-ctx.Done():
				}
				<-free
			})
		}
	}()
	return out
}
