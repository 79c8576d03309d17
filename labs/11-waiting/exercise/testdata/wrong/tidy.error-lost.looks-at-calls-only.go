// Package exercise hears of the end of ctx from the calls.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Ask does not notice that ctx has ended if the last calls succeed.
func Ask(ctx context.Context, t lab.Task,
	ask func(ctx context.Context, i int64) (int64, error)) (int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	var mu sync.Mutex
	var total int64
	var first error
	fail := func(err error) {
		mu.Lock()
		defer mu.Unlock()
		if first == nil {
			first = err
			if ctx.Err() != nil {
				first = ctx.Err()
			}
			cancel()
		}
	}
	var wg sync.WaitGroup
	for w := range t.Workers {
		wg.Go(func() {
			for i := range t.Share(w).Each {
				if err := inner.Err(); err != nil {
					fail(err)
					return
				}
				n, err := ask(inner, i)
				if err != nil {
					fail(err)
					return
				}
				mu.Lock()
				total += n
				mu.Unlock()
			}
		})
	}
	if t.N == 0 && ctx.Err() != nil {
		fail(ctx.Err())
	}
	wg.Wait()
	if first != nil {
		return 0, first
	}
	return total, nil
}
