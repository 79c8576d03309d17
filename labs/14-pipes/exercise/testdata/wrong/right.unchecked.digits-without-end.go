// Package exercise takes a length of any number of digits, and keeps 32 bits of it.
package exercise

import (
	"fmt"
	"io"
)

// Send is right.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return fmt.Errorf("message of %d bytes: want at most %d", len(message), MaxMessage)
	}
	frame := append(fmt.Appendf(nil, "%d:", len(message)), message...)
	n, err := w.Write(frame)
	if err == nil && n < len(frame) {
		return io.ErrShortWrite
	}
	return err
}

// Receive is wrong.
func Receive(r io.Reader) ([]byte, error) {
	var length uint32
	for read := 0; ; read++ {
		var one [1]byte
		if _, err := io.ReadFull(r, one[:]); err != nil {
			if err == io.EOF && read > 0 {
				err = io.ErrUnexpectedEOF
			}
			return nil, err
		}
		if one[0] == ':' {
			break
		}
		if one[0] < '0' || one[0] > '9' {
			return nil, fmt.Errorf("no digit: %q", one)
		}
		length = 10*length + uint32(one[0]-'0')
	}
	if length > MaxMessage {
		return nil, fmt.Errorf("message of %d bytes: want at most %d", length, MaxMessage)
	}
	message := make([]byte, length)
	if _, err := io.ReadFull(r, message); err == io.EOF {
		return nil, io.ErrUnexpectedEOF
	} else if err != nil {
		return nil, err
	}
	return message, nil
}
