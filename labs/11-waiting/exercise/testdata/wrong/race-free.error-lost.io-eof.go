// Package exercise takes io.EOF for the end of an answer.
package exercise

import (
	"context"
	"io"
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

// Ask is wrong.
func Ask(ctx context.Context, t lab.Task, ask func(ctx context.Context, i int64) (int64, error)) (int64, error) {
	run, cancel := context.WithCancel(ctx)
	defer cancel()
	var once sync.Once
	var first error
	var total atomic.Int64
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				if run.Err() != nil {
					return
				}
				n, err := ask(run, i)
				if err != nil && err != io.EOF {
					once.Do(func() {
						first = err
						if ctx.Err() != nil {
							first = ctx.Err()
						}
						cancel()
					})
					return
				}
				total.Add(n)
			}
		})
	}
	workers.Wait()
	if first != nil {
		return 0, first
	}
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	return total.Load(), nil
}
