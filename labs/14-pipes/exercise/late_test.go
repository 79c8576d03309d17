package exercise_test

import (
	"bytes"
	"io"
	"testing/iotest"
	"time"

	"workbook/labs/14-pipes/exercise"
	"workbook/labs/contract"
)

// A lateStream takes a long while for each read and each write.
type lateStream struct {
	r io.Reader
	w io.Writer
}

func (l lateStream) Read(b []byte) (int, error) {
	time.Sleep(contract.Day)
	return l.r.Read(b)
}

func (l lateStream) Write(b []byte) (int, error) {
	time.Sleep(contract.Day)
	return l.w.Write(b)
}

// late wants Send and Receive to wait however long the other end takes.
func late(t *contract.T) {
	for _, size := range []int{0, 20, 5000} {
		var stream bytes.Buffer
		var err error
		t.With("a message of %s, and a writer that takes %v for each write", bytesOf(size), contract.Day)
		t.Hurried(func() { err = exercise.Send(lateStream{w: &stream}, content(size, 1)) })
		t.Want(err == nil, contract.GaveUp, "no error from Send", "%v", err)

		var message []byte
		t.With("a message of %s, and a reader that takes %v for each read", bytesOf(size), contract.Day)
		t.Hurried(func() { message, err = exercise.Receive(lateStream{r: iotest.HalfReader(&stream)}) })
		t.Want(err == nil && bytes.Equal(message, content(size, 1)), contract.GaveUp, "the message that was sent", "%s, error %v", bytesOf(len(message)), err)
	}
}
