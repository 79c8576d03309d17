// Package exercise starts a goroutine for every number, and lets few of them work at once.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Pipeline is wrong.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	numbers := make(chan int64)
	turns := make(chan bool, t.Workers)
	var workers sync.WaitGroup
	for i := int64(1); i <= t.N; i++ {
		workers.Go(func() {
			turns <- true
			number := t.Number(i)
			<-turns
			send(ctx, numbers, number)
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
