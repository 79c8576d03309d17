// Package exercise counts the workers of all pipelines together, and the last one closes.
package exercise

import (
	"context"
	"sync/atomic"

	"workbook/labs/lab"
)

// working is how many workers there are.
var working atomic.Int64

// Pipeline is wrong.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	places := make(chan int64)
	numbers := make(chan int64, 10)

	go func() {
		defer close(places)
		for i := int64(1); i <= t.N; i++ {
			select {
			case places <- i:
			case <-ctx.Done():
				return
			}
		}
	}()

	working.Add(int64(t.Workers))
	for range t.Workers {
		go func() {
			defer func() {
				if working.Add(-1) == 0 {
					close(numbers)
				}
			}()
			for i := range places {
				if ctx.Err() != nil {
					return
				}
				select {
				case numbers <- t.Number(i):
				case <-ctx.Done():
					return
				}
			}
		}()
	}
	return numbers
}
