// "It reads nothing that comes after it": for an empty message Receive calls r.Read once more, with no room; such a call waits at a pipe until the next message comes.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
)

var errLong = errors.New("exercise: message longer than MaxMessage")

// Send writes the length and the message with one call.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errLong
	}
	frame := make([]byte, 4, 4+len(message))
	binary.BigEndian.PutUint32(frame, uint32(len(message)))
	frame = append(frame, message...)
	n, err := w.Write(frame)
	if err == nil && n < len(frame) {
		err = io.ErrShortWrite
	}
	return err
}

// Receive reads the length, then the message.
func Receive(r io.Reader) ([]byte, error) {
	header := make([]byte, 4)
	if n, err := fill(r, header); err != nil {
		if err == io.EOF && n > 0 {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	size := binary.BigEndian.Uint32(header)
	if size > MaxMessage {
		return nil, errLong
	}
	message := make([]byte, size)
	if _, err := fill(r, message); err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	return message, nil
}

// fill reads until p is full.
func fill(r io.Reader, p []byte) (n int, err error) {
	for {
		m, err := r.Read(p[n:])
		n += m
		if n == len(p) {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}
