// Package exercise gives up within a message, after a thousand reads in a row that give nothing.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
)

// Send is right.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errors.New("the message is too long")
	}
	frame := binary.BigEndian.AppendUint32(nil, uint32(len(message)))
	frame = append(frame, message...)
	n, err := w.Write(frame)
	if err == nil && n < len(frame) {
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
		return nil, errors.New("the frame promises too much")
	}
	message := make([]byte, n)
	empty := 0
	for got := 0; got < len(message); {
		n, err := r.Read(message[got:])
		got += n
		switch {
		case got == len(message):
		case err == io.EOF:
			return nil, io.ErrUnexpectedEOF
		case err != nil:
			return nil, err
		case n > 0:
			empty = 0
		default:
			if empty++; empty == 1000 {
				return nil, io.ErrNoProgress
			}
		}
	}
	return message, nil
}
