// Package exercise deals the numbers out as cards.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

type pool[R any] struct {
	steps   int64
	n       int64
	results []R
}

func (p *pool[R]) work(ctx context.Context, w int64, call func(context.Context, int64) (R, error)) error {
	for i := w + 1; i <= p.n && ctx.Err() == nil; i += p.steps {
		result, err := call(ctx, i)
		if err != nil {
			return err
		}
		p.results[i-1] = result
	}
	return nil
}

// Map is wrong.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	inner, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	p := &pool[int64]{n: t.N, steps: int64(t.Workers), results: make([]int64, t.N)}
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			if err := p.work(inner, int64(w), work); err != nil {
				cancel(err)
			}
		})
	}
	workers.Wait()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if inner.Err() != nil {
		return nil, context.Cause(inner)
	}
	return p.results, nil
}
