// Package exercise closes a stream that can be closed when a message has been sent.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
)

func closeIfItCan(stream any) {
	if c, ok := stream.(io.Closer); ok {
		c.Close()
	}
}

// Send is wrong.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errors.New("message too long")
	}
	frame := append(binary.BigEndian.AppendUint32(nil, uint32(len(message))), message...)
	n, err := w.Write(frame)
	if err == nil && n < len(frame) {
		err = io.ErrShortWrite
	}
	closeIfItCan(w)
	return err
}

// Receive is wrong.
func Receive(r io.Reader) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(head[:])
	if n > MaxMessage {
		return nil, errors.New("frame too long")
	}
	message := make([]byte, n)
	if _, err := io.ReadFull(r, message); err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	return message, nil
}
