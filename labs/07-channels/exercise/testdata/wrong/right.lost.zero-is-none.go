// "t.Number(1) to t.Number(t.N), each of them once": not if it is 0.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {

	places, numbers, out := make(chan int64), make(chan int64), make(chan int64)
	go func() {
		defer close(places)
		for i := int64(1); i <= t.N; i++ {
			if ctx.Err() != nil {
				return
			}
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
				if ctx.Err() != nil {
					return
				}
				x := t.Number(i)
				if x == 0 {
					continue
				}
				select {
				case numbers <- x:
				case <-ctx.Done():
					return
				}
			}
		})
	}
	go func() {
		workers.Wait()
		close(numbers)
	}()
	go func() {
		defer close(out)
		for x := range numbers {
			select {
			case out <- x:
			case <-ctx.Done():
				workers.Wait()
				return
			}
		}
	}()
	return out
}
