// Package exercise closes when ctx ends, while workers may still send.
package exercise

import (
	"context"
	"sync"

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
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for i := range places {
				if !send(ctx, numbers, t.Number(i)) {
					return
				}
			}
		})
	}
	done := make(chan bool)
	go func() {
		workers.Wait()
		close(done)
	}()
	go func() {
		defer close(numbers)
		select {
		case <-done:
		case <-ctx.Done():
		}
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
