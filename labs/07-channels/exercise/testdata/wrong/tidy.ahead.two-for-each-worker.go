// Package exercise merges the channels of all workers, each of which has room for one number: that is two numbers a worker besides its own, more than 1000 from 501 workers on.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Pipeline is wrong.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	places := source(ctx, t.N)
	var outs []<-chan int64
	for range t.Workers {
		outs = append(outs, stage(ctx, places, t.Number))
	}
	return merge(ctx, outs)
}

func source(ctx context.Context, n int64) <-chan int64 {
	places := make(chan int64)
	go func() {
		defer close(places)
		for i := int64(1); i <= n; i++ {
			select {
			case places <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	return places
}

func stage(ctx context.Context, in <-chan int64, f func(int64) int64) <-chan int64 {
	out := make(chan int64, 1)
	go func() {
		defer close(out)
		for i := range in {
			select {
			case out <- f(i):
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

func merge(ctx context.Context, ins []<-chan int64) <-chan int64 {
	out := make(chan int64)
	var all sync.WaitGroup
	for _, in := range ins {
		all.Go(func() {
			for number := range in {
				select {
				case out <- number:
				case <-ctx.Done():
					return
				}
			}
		})
	}
	go func() {
		all.Wait()
		close(out)
	}()
	return out
}
