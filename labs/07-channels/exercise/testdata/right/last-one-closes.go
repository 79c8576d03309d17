// Package exercise lets the last worker close the channel.
package exercise

import (
	"context"
	"sync/atomic"

	"workbook/labs/lab"
)

// Pipeline is right.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	places, out := make(chan int64), make(chan int64)
	go func() {
		defer close(places)
		for i := range t.N {
			if !send(ctx, places, i+1) {
				return
			}
		}
	}()
	left := int64(t.Workers)
	for range t.Workers {
		go func() {
			defer func() {
				if atomic.AddInt64(&left, -1) == 0 {
					close(out)
				}
			}()
			for i := range places {
				if !send(ctx, out, t.Number(i)) {
					return
				}
			}
		}()
	}
	return out
}

// send reports whether a value was received before ctx ended.
func send[T any](ctx context.Context, to chan<- T, value T) bool {
	select {
	case to <- value:
		return true
	case <-ctx.Done():
		return false
	}
}
