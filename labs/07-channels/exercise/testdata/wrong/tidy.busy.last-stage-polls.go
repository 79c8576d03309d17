// "Whoever waits ... for another stage, sleeps until it is woken, and does not look again and again": the last stage polls while the workers are still asking.
package exercise

import (
	"context"
	"runtime"
	"sync"

	"workbook/labs/lab"
)

// Pipeline has a last stage that passes on one number after another.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	places := make(chan int64)
	numbers := make(chan int64, 10)
	out := make(chan int64)

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
				if ctx.Err() != nil {
					return
				}
				select {
				case numbers <- t.Number(i):
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
		for ctx.Err() == nil {
			select {
			case number, open := <-numbers:
				if !open {
					return
				}
				select {
				case out <- number:
				case <-ctx.Done():
				}
			default:
				runtime.Gosched() // let the workers go on
			}
		}
	}()
	return out
}
