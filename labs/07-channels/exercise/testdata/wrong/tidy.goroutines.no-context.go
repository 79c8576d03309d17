// Package exercise never looks at ctx.
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
