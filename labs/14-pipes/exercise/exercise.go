// Package exercise is yours. In lab 14 a pipe carries bytes, and nothing in it
// tells where one message ends and the next begins. Decide how a message is
// framed, and make both ends: how the frame looks is up to you.
//
// Check what you made with: go run ./reportgen check 14
// This file may import what go doc ./labs/contract Packages lists.
package exercise

import (
	"io"

	"workbook/labs/lab"
)

// Send writes one message to w, so that Receive finds its end. A message is
// any bytes, zeros and line ends among them, from none at all to MaxMessage of
// them. Send changes neither it nor the caller's bytes behind it.
//
// When w returns an error, Send returns that error, or one that wraps it. When w
// takes less than it was given and returns no error, the error is
// io.ErrShortWrite. For a message longer than MaxMessage, Send returns an error
// and writes nothing.
//
// Several goroutines may send and receive at the same time, each with a stream
// of its own, and none waits for another. Nothing that was started is left when
// Send or Receive returns.
func Send(w io.Writer, message []byte) error {
	panic(lab.NotAttempted)
}

// Receive reads one message from r, as Send wrote it. It reads nothing that
// comes after it, and the message belongs to the caller: no later call changes
// it. When the other end is slow, a read may return fewer bytes than there was
// room for, only one, or none. Receive waits for the rest.
//
// The error is io.EOF if r ends before a message begins, and
// io.ErrUnexpectedEOF if it ends within one. Any other error of r is returned as
// it is, that very value. If a frame promises more than MaxMessage bytes,
// Receive returns an error, before it allocates memory for them.
//
// A read may be a call to the system, so Receive does not make one for each byte
// of a message.
func Receive(r io.Reader) ([]byte, error) {
	panic(lab.NotAttempted)
}
