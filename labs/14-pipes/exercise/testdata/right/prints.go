// Package exercise prints a line for each message.
package exercise

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Send writes one message.
func Send(w io.Writer, message []byte) error {
	fmt.Println("send", len(message))
	if len(message) > MaxMessage {
		return errors.New("too long")
	}
	f := append(binary.BigEndian.AppendUint32(nil, uint32(len(message))), message...)
	n, err := w.Write(f)
	if err == nil && n < len(f) {
		return io.ErrShortWrite
	}
	return err
}

// Receive reads one message.
func Receive(r io.Reader) ([]byte, error) {
	h := make([]byte, 4)
	if _, err := io.ReadFull(r, h); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(h)
	if n > MaxMessage {
		return nil, errors.New("too long")
	}
	m := make([]byte, n)
	if _, err := io.ReadFull(r, m); err == io.EOF {
		return nil, io.ErrUnexpectedEOF
	} else if err != nil {
		return nil, err
	}
	fmt.Println("received", n)
	return m, nil
}
