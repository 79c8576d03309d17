// Package exercise lets each worker have its share.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Pipeline is right.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	out := make(chan int64)
	var workers sync.WaitGroup
	for w := range t.Workers {
		workers.Go(func() {
			for i := range t.Share(w).Each {
				if ctx.Err() != nil {
					return
				}
				select {
				case out <- t.Number(i):
				case <-ctx.Done():
					return
				}
			}
		})
	}
	go func() {
		workers.Wait()
		close(out)
	}()
	return out
}
