// "The slice is the caller's": the room behind its results belongs to the next call.
package exercise

import (
	"context"
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

var (
	mu    sync.Mutex
	block []int64
)

func cut(n int64) []int64 {
	mu.Lock()
	defer mu.Unlock()
	if int64(len(block)) < n {
		block = make([]int64, 100*n)
	}
	part := block[:n]
	block = block[n:]
	return part
}

// Map is wrong.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	results := cut(t.N)
	var next atomic.Int64
	var once sync.Once
	var first error
	var wg sync.WaitGroup
	for range t.Workers {
		wg.Go(func() {
			for inner.Err() == nil {
				i := next.Add(1)
				if i > t.N {
					return
				}
				v, err := work(inner, i)
				if err != nil {
					once.Do(func() { first = err })
					cancel()
					return
				}
				results[i-1] = v
			}
		})
	}
	wg.Wait()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if first != nil {
		return nil, first
	}
	return results, nil
}
