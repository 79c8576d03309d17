// "When ctx ends, the stages stop, whether somebody receives or not": when all numbers have come, the last stage hands out the rest without looking at ctx, and stays for ever if the reader left then.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

// kept is how many numbers the last stage keeps for a slow reader.
const kept = 100

// Pipeline has a last stage that takes numbers while it waits for the reader.
func Pipeline(ctx context.Context, t lab.Task) <-chan int64 {
	places := make(chan int64)
	numbers := make(chan int64)
	out := make(chan int64)

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
	for range t.Workers {
		workers.Go(func() {
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
		})
	}
	go func() {
		workers.Wait()
		close(numbers)
	}()

	go func() {
		defer close(out)
		gather(ctx, numbers, out)
	}()
	return out
}

// gather passes on what comes in, and keeps what the reader is not ready for.
func gather(ctx context.Context, in <-chan int64, out chan<- int64) {
	var waiting []int64
	for {
		var first int64
		var to chan<- int64
		if len(waiting) > 0 {
			first, to = waiting[0], out
		}
		from := in
		if len(waiting) == kept {
			from = nil
		}
		select {
		case <-ctx.Done():
			return
		case to <- first:
			waiting = waiting[1:]
		case number, open := <-from:
			if open {
				waiting = append(waiting, number)
				continue
			}
			if ctx.Err() != nil {
				return
			}
			for _, number := range waiting {
				out <- number
			}
			return
		}
	}
}
