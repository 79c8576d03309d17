// Package exercise is yours. In lab 20 every request waits, however many wait
// already. Make a Gate that bounds how many are served at once and how many wait,
// and refuses the others at once: an early no is better than a late answer.
//
// Check what you made with: go run ./reportgen check 20
// This file may import what go doc ./labs/contract Packages lists.
package exercise

import (
	"context"

	"workbook/labs/lab"
)

// A Gate lets a bounded number of callers in, and a bounded number wait. The struct
// may have any fields that you need.
type Gate struct {
}

// New returns a gate that lets at most inside callers in at the same time, 1 or
// more, while at most waiting others wait, 0 or more. Both together fit into an int.
// A New that prepares all places may take long, and may panic if there is no memory
// for them.
func New(inside, waiting int) *Gate {
	panic(lab.NotAttempted)
}

// Enter returns nil when the caller is in. If the gate is full, it waits for a
// caller to leave. If the largest allowed number already waits, it returns ErrBusy
// at once, that very value. A caller who is refused takes up no place, not even for
// a moment. If ctx ends first, or has ended when Enter is called, full gate or not,
// it returns ctx.Err(), and the caller neither is in nor waits. Enter looks at no
// clock.
//
// A caller that has waited may count as one that waits until its Enter returns. If its
// ctx ends and a place becomes free for it before that, nil and ctx.Err() are both right.
func (g *Gate) Enter(ctx context.Context) error {
	panic(lab.NotAttempted)
}

// Leave is called once by each caller that is in. One of those that wait comes in,
// or a caller that calls Enter at that moment. Until Leave has returned, its caller
// may still count as one who is in or waits.
func (g *Gate) Leave() {
	panic(lab.NotAttempted)
}
