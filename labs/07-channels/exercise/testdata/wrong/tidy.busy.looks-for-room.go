// Package exercise looks again and again for room.
package exercise

import (
	"context"
	"runtime"
	"sync"

	"workbook/labs/lab"
)

// put tries until it succeeds, or ctx has ended.
func put(ctx context.Context, to chan int64, n int64) bool {
	for {
		if ctx.Err() != nil {
			return false
		}
		select {
		case to <- n:
			return true
		default:
			runtime.Gosched()
		}
	}
}

// Pipeline never blocks.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	places := make(chan int64, 10)
	numbers := make(chan int64, 100)
	go func() {
		defer close(places)
		for i := int64(1); i <= t.N; i++ {
			if !put(ctx, places, i) {
				return
			}
		}
	}()
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for i := range places {
				if !put(ctx, numbers, t.Number(i)) {
					return
				}
			}
		})
	}
	go func() {
		workers.Wait()
		close(numbers)
	}()
	return numbers
}
