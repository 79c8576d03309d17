// Package exercise wakes those who wait for room without the lock: if the context ends between the look and the wait of the one worker that there is, nobody wakes that worker.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Pipeline is wrong.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	places, out := make(chan int64), make(chan int64)
	go func() {
		defer close(places)
		for i := int64(1); i <= t.N; i++ {
			select {
			case places <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	var mu sync.Mutex
	changed := sync.NewCond(&mu)
	var ready []int64
	working := t.Workers
	forget := context.AfterFunc(ctx, changed.Broadcast)
	for range t.Workers {
		go func() {
			for i := range places {
				n := t.Number(i)
				mu.Lock()
				for len(ready) >= 500 && ctx.Err() == nil {
					changed.Wait()
				}
				ready = append(ready, n)
				changed.Broadcast()
				mu.Unlock()
			}
			mu.Lock()
			working--
			changed.Broadcast()
			mu.Unlock()
		}()
	}
	go func() {
		defer close(out)
		for {
			mu.Lock()
			for len(ready) == 0 && working > 0 {
				changed.Wait()
			}
			if len(ready) == 0 {
				mu.Unlock()
				forget() // nobody waits any more
				return
			}
			n := ready[0]
			ready = ready[1:]
			changed.Broadcast()
			mu.Unlock()
			select {
			case out <- n:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
