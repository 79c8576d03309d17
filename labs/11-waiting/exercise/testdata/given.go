// Package exercise is yours. Lab 11 looks numbers up at a server, with as many
// requests in flight as there are workers, and goes on after an error. Make a
// function that bounds what is in flight and knows how to stop: at an error, at
// a deadline, and with nothing left behind.
//
// Check what you made with: go run ./reportgen check 11
// This file may import what go doc ./labs/contract Packages lists.
package exercise

import (
	"context"

	"workbook/labs/lab"
)

// Ask asks for each of the numbers 1 to t.N once, by calling ask, and returns
// the sum of the answers. A call is in flight until it returns. At most
// t.Workers calls are in flight at once, and if there are enough numbers,
// t.Workers are, until a worker has none left.
//
// A call can fail. Then Ask stops: it begins no further call once it knows of
// the error, and ends the context of the calls in flight. It waits until they
// have returned. Then it returns 0 and the error of the call that failed first,
// that very value, whatever it is. The errors that come after it do not matter.
//
// When ctx ends before all answers have come, Ask stops in the same way and
// returns 0 and ctx.Err(), whatever the calls in flight return then. If ctx has
// ended when Ask is called, it begins no call. If a call has failed and ctx ends
// while Ask waits for the others, either error is right.
//
// You may rely on ask to return soon when the context that it was given ends.
// When Ask returns, no call is in flight, and nothing that it started is left. It
// looks at no clock.
func Ask(
	ctx context.Context,
	t lab.Task,
	ask func(ctx context.Context, i int64) (int64, error),
) (int64, error) {
	panic(lab.NotAttempted)
}
