// Package exercise lets the workers count places in a variable that all of them share.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Pipeline is wrong.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	next := int64(0)
	numbers := make(chan int64)
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for next < t.N {
				next++
				if !send(ctx, numbers, t.Number(next)) {
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

func send(ctx context.Context, to chan<- int64, v int64) bool {
	select {
	case to <- v:
		return true
	case <-ctx.Done():
		return false
	}
}
