// Package exercise cancels before it writes down why.
package exercise

import (
	"context"
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

// Ask may write down the error of a call that was ended.
func Ask(ctx context.Context, t lab.Task,
	ask func(ctx context.Context, i int64) (int64, error)) (int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	var total atomic.Int64
	var once sync.Once
	var first error
	var wg sync.WaitGroup
	for w := range t.Workers {
		wg.Go(func() {
			for i := range t.Share(w).Each {
				if inner.Err() != nil {
					return
				}
				n, err := ask(inner, i)
				if err != nil {
					cancel()
					once.Do(func() { first = err })
					return
				}
				total.Add(n)
			}
		})
	}
	wg.Wait()
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	if first != nil {
		return 0, first
	}
	return total.Load(), nil
}
