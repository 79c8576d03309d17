// Package exercise returns no error if a frame promises too much, but a message of 0 bytes.
package exercise

import (
	"encoding/binary"
	"fmt"
	"io"
)

// headerSize is the size of a message's length, the lowest byte first.
const headerSize = 4

// Send is right.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return fmt.Errorf("message of %d bytes: want at most %d", len(message), MaxMessage)
	}
	var header [headerSize]byte
	binary.LittleEndian.PutUint32(header[:], uint32(len(message)))
	if err := write(w, header[:]); err != nil {
		return err
	}
	return write(w, message)
}

// write writes all of b, or returns an error.
func write(w io.Writer, b []byte) error {
	n, err := w.Write(b)
	if err == nil && n < len(b) {
		return io.ErrShortWrite
	}
	return err
}

// Receive is wrong.
func Receive(r io.Reader) ([]byte, error) {
	var header [headerSize]byte
	if _, err := io.ReadFull(r, header[:]); err != nil {
		return nil, err // io.EOF if there was nothing, io.ErrUnexpectedEOF within
	}
	length := binary.LittleEndian.Uint32(header[:])
	if length > MaxMessage {
		return nil, nil
	}
	message := make([]byte, length)
	_, err := io.ReadFull(r, message)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF // the header has come, the message has not
	}
	if err != nil {
		return nil, err
	}
	return message, nil
}
