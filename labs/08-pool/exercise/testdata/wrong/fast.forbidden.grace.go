// "and waits for them": for half a second.
package exercise

import (
	"context"
	"sync"
	"time"

	"workbook/labs/lab"
)

func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	results := make([]int64, t.N)
	var (
		mu    sync.Mutex
		next  int64
		first error
		all   sync.WaitGroup
	)

	step := int64(1)
	take := func() (int64, int64) {
		mu.Lock()
		defer mu.Unlock()
		if first != nil || ctx.Err() != nil {
			return 1, 0
		}
		from := next + 1
		next = min(next+step, t.N)
		return from, next
	}
	for range t.Workers {
		all.Go(func() {
			for {
				from, to := take()
				if from > to {
					return
				}
				for i := from; i <= to && inner.Err() == nil; i++ {
					x, err := work(inner, i)

					mu.Lock()
					if err != nil {
						if first == nil && ctx.Err() == nil {
							first = err
						}
						cancel()
					}
					results[i-1] = x
					mu.Unlock()
				}
			}
		})
	}
	ended := make(chan struct{})
	go func() {
		all.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-inner.Done():
		select {
		case <-ended:
		case <-time.After(500 * time.Millisecond):
		}
	}
	mu.Lock()
	defer mu.Unlock()
	if first != nil {
		return nil, first
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return results, nil
}
