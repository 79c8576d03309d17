// "returns the sum of the answers": workers 0 and 512 add theirs in one place.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Ask is wrong.
func Ask(ctx context.Context, t lab.Task, ask func(ctx context.Context, i int64) (int64, error)) (int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	sums := make([]int64, min(512, t.Workers))
	var failed error
	var once sync.Once
	var wg sync.WaitGroup
	for w := range t.Workers {
		wg.Go(func() {
			for i := range t.Share(w).Each {
				if inner.Err() != nil {
					return
				}
				v, err := ask(inner, i)
				if err != nil {
					once.Do(func() { failed = err })
					cancel()
					return
				}
				sums[w%512] += v
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	if err := failed; err != nil {
		return 0, err
	}
	var total int64
	for _, s := range sums {
		total += s
	}
	return total, nil
}
