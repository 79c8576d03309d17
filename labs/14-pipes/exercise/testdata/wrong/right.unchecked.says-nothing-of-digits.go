// Package exercise returns no error if digits promise too much, but a message of 0 bytes.
package exercise

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
)

var errFrame = errors.New("not a frame")

// Send is right.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return fmt.Errorf("%w: %d bytes", errFrame, len(message))
	}
	var frame bytes.Buffer
	fmt.Fprintf(&frame, "%d:", len(message))
	frame.Write(message)
	if _, err := io.Copy(w, &frame); err != nil {
		return fmt.Errorf("send: %w", err)
	}
	return nil
}

// Receive is wrong.
func Receive(r io.Reader) ([]byte, error) {
	var digits []byte
	for {
		var one [1]byte
		if _, err := io.ReadFull(r, one[:]); err != nil {
			if err == io.EOF && len(digits) > 0 {
				err = io.ErrUnexpectedEOF
			}
			return nil, err
		}
		if one[0] == ':' {
			break
		}
		if digits = append(digits, one[0]); len(digits) > 7 {
			return nil, errFrame
		}
	}
	length, err := strconv.ParseUint(string(digits), 10, 32)
	if err != nil || length > MaxMessage {
		return nil, nil
	}
	message, err := io.ReadAll(io.LimitReader(r, int64(length)))
	if err == nil && uint64(len(message)) < length {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, err
	}
	return message, nil
}
