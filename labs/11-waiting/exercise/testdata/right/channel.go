// Package exercise hands numbers out over a channel.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

type outcome struct {
	answer int64
	err    error
}

// Ask asks for each of the numbers 1 to t.N and returns the sum of the answers.
func Ask(ctx context.Context, t lab.Task, ask func(ctx context.Context, i int64) (int64, error)) (int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	numbers, outcomes := make(chan int64), make(chan outcome)
	go func() {
		defer close(numbers)
		for i := int64(1); i <= t.N; i++ {
			select {
			case numbers <- i:
			case <-inner.Done():
				return
			}
		}
	}()
	var once sync.Once
	var first error
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for i := range numbers {
				if inner.Err() != nil {
					return
				}
				answer, err := ask(inner, i)
				if err != nil {
					once.Do(func() { first = err; cancel() })
				}
				outcomes <- outcome{answer, err}
			}
		})
	}
	go func() { workers.Wait(); close(outcomes) }()
	var total int64
	for o := range outcomes {
		total += o.answer
	}
	switch {
	case ctx.Err() != nil:
		return 0, ctx.Err()
	case first != nil:
		return 0, first
	}
	return total, nil
}
