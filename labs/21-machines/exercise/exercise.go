// Package exercise is yours. In lab 21 the sum of a chunk may arrive twice, and
// a worker that is asked to stop keeps its chunk until the lease ends. Make a
// Receiver that counts each sum once and needs little memory, and Do, which hands
// back what it cannot finish.
//
// Check what you made with: go run ./reportgen check 21
// This file may import what go doc ./labs/contract Packages lists.
package exercise

import (
	"context"

	"workbook/labs/lab"
)

// A Receiver adds up the sums of chunks. The struct may have any fields that you need.
type Receiver struct {
}

// New returns a receiver for the chunks 0, 1, 2 and so on, and for a window of 1
// chunk or more. The window begins at the lowest chunk whose sum is missing. A New
// that prepares all of the window may take long, and may panic if there is no memory
// for it.
func New(window int) *Receiver {
	panic(lab.NotAttempted)
}

// Receive counts the sum of a chunk if it has not counted that chunk before, and
// returns nil in both cases. If the chunk is behind the end of the window, it
// counts nothing and returns ErrAhead, that very value: the chunk comes again. A
// sum may be any number, and the sums of one chunk are always the same. Many
// goroutines may call Receive and Total at the same time.
//
// There may be more chunks than fit into memory: a receiver needs room for those of
// the window, and not for all that have come.
func (r *Receiver) Receive(chunk, sum int64) error {
	panic(lab.NotAttempted)
}

// Total returns the sum of all that was counted so far.
func (r *Receiver) Total() int64 {
	panic(lab.NotAttempted)
}

// Do adds up the chunk's numbers, asking for each once, and hands the sum in. When
// that has succeeded, it says that the chunk is done, and returns nil. If handing in
// fails, Do hands the chunk back and returns that error. If ctx ends, or has ended,
// before Do has asked for the last number, it asks for no more, hands the chunk back
// and returns ctx.Err(). If ctx ends later, Do goes on as if it had not.
//
// So a chunk is either done or handed back, and only once.
func Do(ctx context.Context, c Chunk) error {
	panic(lab.NotAttempted)
}
