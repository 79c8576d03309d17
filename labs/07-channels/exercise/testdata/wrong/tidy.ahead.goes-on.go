// Package exercise asks for all numbers, and drops those that nobody receives.
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
			places <- i
		}
	}()
	numbers := make(chan int64)
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for i := range places {
				send(ctx, numbers, t.Number(i))
			}
		})
	}
	go func() {
		workers.Wait()
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
