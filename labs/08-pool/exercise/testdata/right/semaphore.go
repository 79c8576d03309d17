// Package exercise starts a goroutine when a place is free.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Map returns the results in the order of the numbers, or the first error.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	var (
		places  = make(chan struct{}, t.Workers)
		results = make([]int64, t.N)
		once    sync.Once
		first   error
	)
	for i := int64(1); i <= t.N; i++ {
		places <- struct{}{}
		if inner.Err() != nil {
			<-places
			break
		}
		go func() {
			result, err := work(inner, i)
			if err != nil {
				once.Do(func() { first = err; cancel() })
			}
			results[i-1] = result
			<-places
		}()
	}
	for range t.Workers {
		places <- struct{}{}
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if first != nil {
		return nil, first
	}
	return results, nil
}
