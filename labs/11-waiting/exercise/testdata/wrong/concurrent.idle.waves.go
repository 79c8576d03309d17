// Package exercise asks in waves.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Ask waits for a whole wave before it begins the next.
func Ask(ctx context.Context, t lab.Task,
	ask func(ctx context.Context, i int64) (int64, error)) (int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	var mu sync.Mutex
	var total int64
	var first error
	for from := int64(1); from <= t.N; from += int64(t.Workers) {
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		var wave sync.WaitGroup
		for i := from; i <= min(t.N, from+int64(t.Workers)-1); i++ {
			wave.Go(func() {
				if inner.Err() != nil {
					return
				}
				n, err := ask(inner, i)
				mu.Lock()
				defer mu.Unlock()
				total += n
				if err != nil && first == nil {
					first = err
					cancel()
				}
			})
		}
		wave.Wait()
		if first != nil {
			break
		}
	}
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	if first != nil {
		return 0, first
	}
	return total, nil
}
