// Package exercise has one call in flight.
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
	var total int64
	for i := int64(1); i <= t.N; i++ {
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		answer, err := ask(ctx, i)
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		if err != nil {
			return 0, err
		}
		total += answer
	}
	return total, nil
}
