// Package exercise lets a worker say that it is done with the smallest int64, which may be
// a number.
package exercise

import (
	"context"
	"math"

	"workbook/labs/lab"
)

// Pipeline is wrong.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	places, numbers, out := make(chan int64), make(chan int64), make(chan int64)
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
	for range t.Workers {
		go func() {
			defer func() { numbers <- math.MinInt64 }()
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
	go func() {
		defer close(out)
		for left := t.Workers; left > 0; {
			n := <-numbers
			if n == math.MinInt64 {
				left--
				continue
			}
			select {
			case out <- n:
			case <-ctx.Done():
			}
		}
	}()
	return out
}
