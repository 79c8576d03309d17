// Package exercise reads messages of up to 256 bytes byte by byte: a call to the
// system for each byte.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
)

// Send is right.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errors.New("too much for one message")
	}
	frame := append(binary.BigEndian.AppendUint32(nil, uint32(len(message))), message...)
	n, err := w.Write(frame)
	if n < len(frame) && err == nil {
		err = io.ErrShortWrite
	}
	return err
}

// Receive is wrong.
func Receive(r io.Reader) ([]byte, error) {
	var header [4]byte
	if _, err := io.ReadFull(r, header[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(header[:])
	if n > MaxMessage {
		return nil, errors.New("too much for one message")
	}
	message := make([]byte, n)
	step := int(n)
	if n <= 256 {
		step = 1
	}
	for got := 0; got < int(n); got += step {
		_, err := io.ReadFull(r, message[got:got+step])
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
	}
	return message, nil
}
