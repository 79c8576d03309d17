package main

import (
	"context"

	"workbook/labs/07-channels/exercise"
	"workbook/labs/lab"
)

// yours is what the student made in exercise/exercise.go.
var yours = lab.Variant{Name: "yours", Try: readToEnd}

// readToEnd adds up the numbers that come out of the student's pipeline.
func readToEnd(ctx context.Context, t lab.Task) (total int64, err error) {
	for number := range exercise.Pipeline(ctx, t) {
		total += number
	}
	return total, ctx.Err()
}
