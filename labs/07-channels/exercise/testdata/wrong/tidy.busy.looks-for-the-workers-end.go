// Package exercise looks again and again for the end of the workers, once ctx has ended while a number was ready.
package exercise

import (
	"context"
	"runtime"
	"sync/atomic"

	"workbook/labs/lab"
)

// Pipeline is wrong.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	places, numbers, out := make(chan int64), make(chan int64), make(chan int64)
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
	var left atomic.Int64
	left.Store(int64(t.Workers))
	for range t.Workers {
		go func() {
			defer func() {
				if left.Add(-1) == 0 {
					close(numbers)
				}
			}()
			for i := range places {
				n := t.Number(i)
				select {
				case numbers <- n:
				case <-ctx.Done():
					return
				}
			}
		}()
	}
	go func() {
		defer close(out)
		defer func() {
			for left.Load() > 0 {
				runtime.Gosched()
			}
		}()
		for n := range numbers {
			select {
			case out <- n:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
