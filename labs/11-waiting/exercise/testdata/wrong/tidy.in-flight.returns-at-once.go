// Package exercise returns with the first error, and leaves the other calls behind.
package exercise

import (
	"context"

	"workbook/labs/lab"
)

// Ask is wrong.
func Ask(
	ctx context.Context,
	t lab.Task,
	ask func(ctx context.Context, i int64) (int64, error),
) (int64, error) {
	asking, cancel := context.WithCancel(ctx)
	defer cancel()

	type result struct {
		sum int64
		err error
	}
	results := make(chan result, t.Workers)
	for w := range t.Workers {
		go func() {
			var r result
			for i := range t.Share(w).Each {
				if r.err = asking.Err(); r.err != nil {
					break
				}
				var answer int64
				if answer, r.err = ask(asking, i); r.err != nil {
					break
				}
				r.sum += answer
			}
			results <- r
		}()
	}
	var total int64
	for range t.Workers {
		r := <-results
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		if r.err != nil {
			return 0, r.err
		}
		total += r.sum
	}
	return total, nil
}
