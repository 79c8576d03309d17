// Package exercise changes a byte of each five hundredth message.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
	"sync/atomic"
)

// Send is wrong.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errors.New("the message is too long")
	}
	frame := binary.BigEndian.AppendUint32(nil, uint32(len(message)))
	frame = append(frame, message...)
	if sent.Add(1)%500 == 0 {
		frame[len(frame)-1]++
	}
	n, err := w.Write(frame)
	if err == nil && n < len(frame) {
		err = io.ErrShortWrite
	}
	return err
}

var sent atomic.Int64

// Receive is wrong.
func Receive(r io.Reader) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(head[:])
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
