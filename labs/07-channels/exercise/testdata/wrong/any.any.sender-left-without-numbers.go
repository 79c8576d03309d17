// Package exercise leaves who sends the places waiting if there are no numbers.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	places, out := make(chan int64), make(chan int64)
	go func() {
		for i := int64(1); i <= t.N+int64(t.Workers); i++ {
			at := i
			if i > t.N {
				at = 0 // the end, for one worker
			}
			select {
			case places <- at:
			case <-ctx.Done():
				return
			}
		}
		if t.N == 0 {
			select {
			case places <- 0:
			case <-ctx.Done():
			}
		}
	}()
	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for {
				select {
				case i := <-places:
					if i == 0 {
						return
					}
					n := t.Number(i)
					select {
					case out <- n:
					case <-ctx.Done():
						return
					}
				case <-ctx.Done():
					return
				}
			}
		})
	}
	go func() { workers.Wait(); close(out) }()
	return out
}
