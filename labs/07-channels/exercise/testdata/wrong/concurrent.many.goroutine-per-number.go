// Package exercise starts a goroutine for every number.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Pipeline is wrong.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	numbers := make(chan int64)
	var workers sync.WaitGroup
	for i := int64(1); i <= t.N; i++ {
		workers.Go(func() { send(ctx, numbers, t.Number(i)) })
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
