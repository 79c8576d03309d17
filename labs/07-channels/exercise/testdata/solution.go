// Package exercise turns places into numbers, in three stages that stop together.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Pipeline returns a channel with the task's numbers, in any order. It is closed
// after the last of them, or when ctx ends.
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
	go func() {
		workers.Wait() // now nobody sends any more
		close(numbers)
	}()
	return numbers
}

// send reports whether somebody received v before ctx ended.
func send(ctx context.Context, to chan<- int64, v int64) bool {
	select {
	case to <- v:
		return true
	case <-ctx.Done():
		return false
	}
}
