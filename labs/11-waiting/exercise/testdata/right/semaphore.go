// Package exercise has a place for each call in flight.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Ask asks for each of the numbers 1 to t.N and returns the sum of the answers.
func Ask(ctx context.Context, t lab.Task, ask func(ctx context.Context, i int64) (int64, error)) (int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	var (
		places = make(chan struct{}, t.Workers)
		mu     sync.Mutex
		total  int64
		first  error
		calls  sync.WaitGroup
	)
	for i := int64(1); i <= t.N && inner.Err() == nil; i++ {
		places <- struct{}{}
		if inner.Err() != nil {
			break
		}
		calls.Add(1)
		go func() {
			defer calls.Done()
			defer func() { <-places }()
			answer, err := ask(inner, i)
			mu.Lock()
			defer mu.Unlock()
			if err != nil && first == nil {
				first = err
				cancel()
			}
			total += answer
		}()
	}
	calls.Wait()
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	if first != nil {
		return 0, first
	}
	return total, nil
}
