// "the error of the call that failed first": of two errors that come at once and differ in type, an atomic.Value panics at the second.
package exercise

import (
	"context"
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

// Ask is wrong.
func Ask(ctx context.Context, t lab.Task, ask func(ctx context.Context, i int64) (int64, error)) (int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	var total atomic.Int64
	var first atomic.Value
	var wg sync.WaitGroup
	for w := range t.Workers {
		wg.Go(func() {
			for i := range t.Share(w).Each {
				if inner.Err() != nil {
					return
				}
				v, err := ask(inner, i)
				if err != nil {
					if first.Load() == nil {
						first.CompareAndSwap(nil, err)
					}
					cancel()
					return
				}
				total.Add(v)
			}
		})
	}
	wg.Wait()
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	if err := first.Load(); err != nil {
		return 0, err.(error)
	}
	return total.Load(), nil
}
