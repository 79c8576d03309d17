// Package exercise asks whether ctx has ended, and then sends and waits all the same.
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
		for i := int64(1); i <= t.N && ctx.Err() == nil; i++ {
			places <- i
		}
	}()
	numbers := make(chan int64)
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for i := range places {
				if ctx.Err() != nil {
					return
				}
				numbers <- t.Number(i)
			}
		})
	}
	go func() {
		workers.Wait()
		close(numbers)
	}()
	return numbers
}
