// Package exercise sorts thousands of results after every one.
package exercise

import (
	"context"
	"sort"
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

// Map is wrong.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	working, stop := context.WithCancel(ctx)
	defer stop()

	var once sync.Once
	var first error
	fail := func(err error) {
		once.Do(func() { first = err })
		stop()
	}

	type numbered struct{ i, result int64 }
	inOrder := func(results []numbered) {
		sort.Slice(results, func(a, b int) bool { return results[a].i < results[b].i })
	}
	var mu sync.Mutex
	var sorted []numbered // guarded by mu
	var taken atomic.Int64
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for working.Err() == nil {
				i := taken.Add(1)
				if i > t.N {
					return
				}
				result, err := work(working, i)
				if err != nil {
					fail(err)
					return
				}
				mu.Lock()
				sorted = append(sorted, numbered{i, result})
				inOrder(sorted[max(0, len(sorted)-4_000):])
				mu.Unlock()
			}
		})
	}
	workers.Wait()

	if ctx.Err() != nil {
		first = ctx.Err()
	}
	if first != nil {
		return nil, first
	}
	inOrder(sorted)
	results := make([]int64, t.N)
	for n, each := range sorted {
		results[n] = each.result
	}
	return results, nil
}
