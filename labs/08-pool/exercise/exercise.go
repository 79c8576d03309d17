// Package exercise is yours. In lab 08 the workers of a pool add up, and no
// work can fail. Make a pool for work that can: it keeps the results in order,
// and stops at the first error.
//
// Check what you made with: go run ./reportgen check 08
// This file may import what go doc ./labs/contract Packages lists.
package exercise

import (
	"context"

	"workbook/labs/lab"
)

// Map calls work for each of the numbers 1 to t.N once, and returns the results
// in the order of the numbers: the result for number i is at place i-1. The
// slice is the caller's, and the error is nil. A call is in flight until it
// returns.
//
// Map starts t.Workers workers, which are at work at the same time, and never
// more. When a worker has the result for a number, it takes the next number
// that nobody has taken: a number that takes long does not hold up the others.
//
// A call can fail. Then Map stops: it begins no further call once it knows of
// the error, and ends the context of the calls in flight. It waits until they
// have returned. Then it returns nil and the error of the call that failed
// first, that very value, whatever it is. The errors that come after it do
// not matter.
//
// When ctx ends before all results have come, Map stops in the same way and
// returns nil and ctx.Err(), whatever the calls in flight return then. If ctx has
// ended when Map is called, it begins no call. If a call has failed and ctx ends
// while Map waits for the others, either error is right.
//
// You may rely on work to return soon when the context that it was given ends.
// When Map returns, no call is in flight, and nothing that it started is left. It
// looks at no clock.
func Map(ctx context.Context, t lab.Task,
	work func(ctx context.Context, i int64) (int64, error)) ([]int64, error) {
	panic(lab.NotAttempted)
}
