// Package exercise gives a writer an hour for each frame.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
	"time"
)

// Send is wrong.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errors.New("too long")
	}
	frame := binary.BigEndian.AppendUint32(nil, uint32(len(message)))
	frame = append(frame, message...)
	began := time.Now()
	n, err := w.Write(frame)
	switch {
	case err != nil:
		return err
	case n < len(frame):
		return io.ErrShortWrite
	case time.Since(began) > time.Hour:
		return errors.New("the reader has gone away")
	}
	return nil
}

// Receive returns the next message.
func Receive(r io.Reader) ([]byte, error) {
	header := make([]byte, 4)
	if _, err := io.ReadFull(r, header); err != nil {
		return nil, err
	}
	length := binary.BigEndian.Uint32(header)
	if length > MaxMessage {
		return nil, errors.New("too long")
	}
	message := make([]byte, length)
	if _, err := io.ReadFull(r, message); err == io.EOF {
		return nil, io.ErrUnexpectedEOF
	} else if err != nil {
		return nil, err
	}
	return message, nil
}
