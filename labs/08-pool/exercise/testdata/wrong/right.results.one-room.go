// Package exercise puts all results in one room.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

var mu sync.Mutex
var room []int64 // guarded by mu

type pool[R any] struct {
	mu      sync.Mutex
	last    int64 // guarded by mu
	n       int64
	results []R
}

func (p *pool[R]) next() (i int64, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last == p.n {
		return 0, false
	}
	p.last++
	return p.last, true
}

func (p *pool[R]) work(ctx context.Context, call func(context.Context, int64) (R, error)) error {
	for ctx.Err() == nil {
		i, ok := p.next()
		if !ok {
			return nil
		}
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
	mu.Lock()
	defer mu.Unlock()
	room = append(room[:0], make([]int64, t.N)...)
	p := &pool[int64]{n: t.N, results: room}
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			if err := p.work(inner, work); err != nil {
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
