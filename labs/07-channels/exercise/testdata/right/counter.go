// Package exercise hands out places by an atomic counter.
package exercise

import (
	"context"
	"sync"
	"sync/atomic"

	"workbook/labs/lab"
)

// Pipeline is right.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	out := make(chan int64, 64)
	var next atomic.Int64
	var workers sync.WaitGroup
	work := func() {
		defer workers.Done()
		for ctx.Err() == nil {
			i := next.Add(1)
			if i > t.N {
				return
			}
			number := t.Number(i)
			select {
			case <-ctx.Done():
			case out <- number:
			}
		}
	}
	workers.Add(t.Workers)
	for range t.Workers {
		go work()
	}
	go func() {
		workers.Wait()
		close(out)
	}()
	return out
}
