// Package exercise counts the answers in 16 bits, and compares so much of N.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Ask is wrong.
func Ask(
	ctx context.Context,
	t lab.Task,
	ask func(ctx context.Context, i int64) (int64, error),
) (int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()

	var mu sync.Mutex
	var total int64
	var came uint16
	var first error
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				if ctx.Err() != nil || inner.Err() != nil {
					return
				}
				answer, err := ask(inner, i)
				mu.Lock()
				switch {
				case ctx.Err() != nil:
				case err == nil:
					total += answer
					came++
				case first == nil:
					first = err
					cancel()
				}
				mu.Unlock()
			}
		})
	}
	workers.Wait()

	if first != nil {
		return 0, first
	}
	if came < uint16(t.N) {
		return 0, ctx.Err()
	}
	return total, nil
}
