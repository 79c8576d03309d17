// Package exercise counts in 16 bits how often a byte is repeated.
package exercise

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
)

// Send is wrong.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errors.New("the message is too long")
	}
	frame := binary.BigEndian.AppendUint32([]byte{0}, uint32(len(message)))
	frame = append(frame, message...)
	if n := len(message); n > 4096 && bytes.Count(message, message[:1]) == n {
		frame = binary.BigEndian.AppendUint16([]byte{1, 0, message[0]}, uint16(n))
	}
	n, err := w.Write(frame)
	if err == nil && n < len(frame) {
		err = io.ErrShortWrite
	}
	return err
}

// Receive is wrong.
func Receive(r io.Reader) ([]byte, error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	if head[0] == 1 {
		return bytes.Repeat(head[2:3], int(binary.BigEndian.Uint16(head[3:]))), nil
	}
	n := binary.BigEndian.Uint32(head[1:])
	if n > MaxMessage {
		return nil, errors.New("the frame is too long")
	}
	message := make([]byte, n)
	_, err := io.ReadFull(r, message)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, err
	}
	return message, nil
}
