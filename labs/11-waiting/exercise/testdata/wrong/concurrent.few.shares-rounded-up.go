// "if there are enough numbers, t.Workers are": the shares are rounded up, so that 10 numbers for 6 workers become 5 shares of 2, and one worker gets nothing.
package exercise

import (
	"context"
	"sync"

	"workbook/labs/lab"
)

func Ask(
	ctx context.Context,
	t lab.Task,
	ask func(ctx context.Context, i int64) (int64, error),
) (int64, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()

	var mu sync.Mutex
	var sum int64    // guarded by mu
	var failed error // guarded by mu

	// may reports whether a worker may go on.
	may := func() bool {
		mu.Lock()
		defer mu.Unlock()
		if err := ctx.Err(); err != nil && failed == nil {
			failed = err
			cancel()
		}
		return failed == nil
	}

	// add adds up what the calls return.
	add := func(answer int64, err error) {
		mu.Lock()
		defer mu.Unlock()
		if ended := ctx.Err(); ended != nil {
			err = ended
		}
		if err == nil {
			sum += answer
		} else if failed == nil {
			failed = err
			cancel()
		}
	}

	var workers sync.WaitGroup
	size := (t.N + int64(t.Workers) - 1) / int64(t.Workers)
	for first := int64(1); first <= t.N; first += size {
		workers.Go(func() {
			last := min(first+size-1, t.N)
			for i := first; i <= last && may(); i++ {
				add(ask(inner, i))
			}
		})
	}
	workers.Wait()

	if failed != nil {
		return 0, failed
	}
	return sum, nil
}
