// Package exercise is yours. In lab 08 the workers of a pool add up, and no
// work can fail. Make a pool for work that can: it keeps the results in order,
// and stops at the first error.
//
// Check what you made with: go run ./reportgen check 08
package exercise

import (
	"context"

	"workbook/labs/lab"
)

// Map calls work for each of the numbers 1 to t.N, and returns the results in
// the order of the numbers: the result of work(ctx, i) stands at place i-1.
// Then the error is nil.
//
// It starts t.Workers workers, which are at work at the same time, and never
// more. A worker that is done with a number takes the next one that nobody has
// taken: a number that takes long holds up no other.
//
// When work returns an error, Map begins no further number. It ends the ctx
// that work was given for the numbers that are being worked on, and waits for
// them. Then it returns nil and the error that was returned first, that very
// value. The errors that come after it do not matter.
//
// When Map's own ctx ends before the work is done, it begins no further number,
// waits in the same way, and returns nil and ctx.Err(). If ctx has ended when
// Map is called, it begins none at all.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	panic(lab.NotAttempted)
}
