// Package exercise takes several numbers at once if there are many.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Map lets a long call hold up its neighbours.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	size := max(1, t.N/int64(t.Workers*100))
	results := make([]int64, t.N)
	var mu sync.Mutex
	next := int64(1)
	var first error
	take := func() lab.Share {
		mu.Lock()
		defer mu.Unlock()
		s := lab.Share{First: next, Last: min(next+size-1, t.N)}
		next = s.Last + 1
		return s
	}
	var wg sync.WaitGroup
	for range t.Workers {
		wg.Go(func() {
			for s := take(); s.First <= s.Last; s = take() {
				for i := range s.Each {
					if inner.Err() != nil {
						return
					}
					r, err := work(inner, i)
					if err != nil {
						mu.Lock()
						if first == nil {
							first = err
						}
						mu.Unlock()
						cancel()
						return
					}
					results[i-1] = r
				}
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if first != nil {
		return nil, first
	}
	return results, nil
}
