// Package exercise asks for 4096 numbers, and for the next 4096 when all of those have
// been answered.
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
	var first error // guarded by mu
	var total int64 // guarded by mu
	for from := int64(0); from < t.N; from += 4096 {
		round := lab.Task{N: min(4096, t.N-from), Workers: t.Workers}
		var workers sync.WaitGroup
		for w := range round.Workers {
			workers.Go(func() {
				for i := range round.Share(w).Each {
					if run.Err() != nil {
						return
					}
					n, err := ask(run, from+i)
					mu.Lock()
					if err != nil && first == nil {
						first = err
						if ctx.Err() != nil {
							first = ctx.Err()
						}
						cancel()
					}
					total += n
					mu.Unlock()
				}
			})
		}
		workers.Wait()
	}
	if first != nil {
		return 0, first
	}
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	return total, nil
}
