// Package exercise counts errors by their value, and some errors can be no key of a map.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Ask is wrong.
func Ask(ctx context.Context, t lab.Task, ask func(ctx context.Context, i int64) (int64, error)) (int64, error) {
	run, cancel := context.WithCancel(ctx)
	defer cancel()
	var mu sync.Mutex
	var first error          // guarded by mu
	var total int64          // guarded by mu
	seen := map[error]bool{} // guarded by mu
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				if run.Err() != nil {
					return
				}
				n, err := ask(run, i)
				mu.Lock()
				if err != nil && !seen[err] {
					seen[err] = true
					if len(seen) == 1 {
						first = err
						if ctx.Err() != nil {
							first = ctx.Err()
						}
						cancel()
					}
				}
				total += n
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	if first != nil {
		return 0, first
	}
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	return total, nil
}
