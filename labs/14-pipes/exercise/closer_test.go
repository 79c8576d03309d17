package exercise_test

import (
	"bytes"

	"workbook/labs/14-pipes/exercise"
	"workbook/labs/contract"
)

// A closer is a stream that can be closed, which is its owner's business.
type closer struct {
	bytes.Buffer
	closed bool
}

func (c *closer) Close() error { c.closed = true; return nil }

// leftOpen wants a stream open after each message, for the next one.
func leftOpen(t *contract.T) {
	for _, size := range []int{0, 300, 70_000} {
		t.With("a message of %s, over a stream that can be closed", bytesOf(size))
		var stream closer
		err := exercise.Send(&stream, content(size, 1))
		t.Want(err == nil, refused, "Send without an error", "the error %v", err)
		t.Want(!stream.closed, shut, "the stream open after Send", "it is closed")
		wantMessage(t, notReceived, altered, &stream, content(size, 1))
		t.Want(!stream.closed, shut, "the stream open after Receive", "it is closed")
	}
}
