// "Whoever waits ... for another stage, sleeps until it is woken, and does not look again and again": after the end of ctx the last stage finds ctx.Done ready again and again, until the last worker has its number.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	places := make(chan int64)
	numbers := make(chan int64)
	out := make(chan int64, 100)

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
			for place := range places {
				if ctx.Err() != nil {
					return
				}
				select {
				case numbers <- t.Number(place):
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
		for {
			select {
			case number, ok := <-numbers:
				if !ok {
					return
				}
				select {
				case out <- number:
				case <-ctx.Done():
				}
			case <-ctx.Done():
				// Some workers are still asking. When the last one has left,
				// numbers is closed.
			}
		}
	}()
	return out
}
