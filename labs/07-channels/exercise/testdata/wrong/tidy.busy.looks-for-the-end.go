// Package exercise looks every now and then whether its workers have ended.
package exercise

import (
	"context"
	"sync/atomic"
	"time"

	"workbook/labs/lab"
)

// Pipeline is wrong.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	places := make(chan int64)
	go func() {
		defer close(places)
		for i := int64(1); i <= t.N; i++ {
			if !send(ctx, places, i) {
				return
			}
		}
	}()

	numbers := make(chan int64)
	var running atomic.Int64
	running.Store(int64(t.Workers))
	for range t.Workers {
		go func() {
			defer running.Add(-1)
			for i := range places {
				if !send(ctx, numbers, t.Number(i)) {
					return
				}
			}
		}()
	}
	go func() {
		for running.Load() > 0 {
			time.Sleep(50 * time.Millisecond)
		}
		close(numbers)
	}()
	return numbers
}

func send(ctx context.Context, to chan<- int64, v int64) bool {
	select {
	case to <- v:
		return true
	case <-ctx.Done():
		return false
	}
}
