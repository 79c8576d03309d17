// "every goroutine ends as soon as it has the number that it is asking for": after ctx has ended the first stage still counts all places up to t.N, and the workers throw them away; if t.N is large that takes very long.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// Pipeline has workers that ask for nothing more when ctx has ended. They go on
// receiving, so that nobody is left behind who sends.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	places := make(chan int64, 50)
	out := make(chan int64, 100)

	go func() {
		defer close(places)
		for i := int64(1); i <= t.N; i++ {
			places <- i
		}
	}()

	var workers sync.WaitGroup
	for range t.Workers {
		workers.Go(func() {
			for i := range places {
				if ctx.Err() != nil {
					continue
				}
				select {
				case out <- t.Number(i):
				case <-ctx.Done():
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
