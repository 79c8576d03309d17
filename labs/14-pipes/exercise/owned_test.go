package exercise_test

import (
	"bytes"

	"workbook/labs/14-pipes/exercise"
	"workbook/labs/contract"
)

// An owned stream can be closed, which is its owner's business. Its type cannot be
// compared, so it is no key of a map.
type owned struct {
	*bytes.Buffer
	closed *bool
	_      []int
}

func (o owned) Close() error { *o.closed = true; return nil }

// leftOpen wants a stream open after each message, for the next one.
func leftOpen(t *contract.T) {
	for _, size := range []int{0, 20, 300, 70_000} {
		t.With("a message of %s, over a stream that can be closed, and whose type cannot be compared", bytesOf(size))
		stream := owned{Buffer: new(bytes.Buffer), closed: new(bool)}
		err := exercise.Send(stream, content(size, 1))
		t.Want(err == nil, refused, "Send without an error", "the error %v", err)
		t.Want(!*stream.closed, shut, "the stream open after Send", "it is closed")
		wantMessage(t, notReceived, altered, stream, content(size, 1))
		t.Want(!*stream.closed, shut, "the stream open after Receive", "it is closed")
	}
}
