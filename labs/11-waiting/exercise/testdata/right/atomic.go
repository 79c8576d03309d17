// Package exercise takes the next number from a counter.
package exercise

import (
	"context"
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

// Ask asks for each of the numbers 1 to t.N and returns the sum of the answers.
func Ask(ctx context.Context, t lab.Task, ask func(ctx context.Context, i int64) (int64, error)) (int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	var taken, total atomic.Int64
	var first atomic.Pointer[error]
	var workers sync.WaitGroup
	for range min(int64(t.Workers), t.N) {
		workers.Go(func() {
			for inner.Err() == nil {
				i := taken.Add(1)
				if i > t.N {
					return
				}
				answer, err := ask(inner, i)
				if err != nil {
					first.CompareAndSwap(nil, &err)
					cancel()
				}
				total.Add(answer)
			}
		})
	}
	workers.Wait()
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	if err := first.Load(); err != nil {
		return 0, *err
	}
	return total.Load(), nil
}
