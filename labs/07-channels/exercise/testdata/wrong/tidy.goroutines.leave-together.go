// Package exercise lets all workers leave together, when the slowest of them has its
// number.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Pipeline is wrong.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	places, numbers, out := make(chan int64), make(chan int64), make(chan int64)
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
	var workers sync.WaitGroup
	var once sync.Once
	workers.Add(t.Workers)
	for range t.Workers {
		go func() {
			defer once.Do(func() { close(numbers) })
			defer workers.Wait()
			defer workers.Done()
			for i := range places {
				if ctx.Err() != nil {
					return
				}
				select {
				case numbers <- t.Number(i):
				case <-ctx.Done():
					return
				}
			}
		}()
	}
	go func() {
		defer close(out)
		for n := range numbers {
			select {
			case out <- n:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
