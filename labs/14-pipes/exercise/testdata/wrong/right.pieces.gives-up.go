// Package exercise gives up after a hundred reads that gave nothing.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
)

// Send writes one frame.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errors.New("too long")
	}
	frame := append(binary.LittleEndian.AppendUint32(nil, uint32(len(message))), message...)
	n, err := w.Write(frame)
	if err == nil && n < len(frame) {
		return io.ErrShortWrite
	}
	return err
}

func fill(r io.Reader, p []byte) (got int, err error) {
	for empty := 0; got < len(p); {
		n, err := r.Read(p[got:])
		got += n
		if got == len(p) {
			break
		}
		if err != nil {
			if err == io.EOF && got > 0 {
				err = io.ErrUnexpectedEOF
			}
			return got, err
		}
		if n > 0 {
			empty = 0
		} else if empty++; empty == 100 {
			return got, io.ErrNoProgress
		}
	}
	return got, nil
}

// Receive does not wait for ever.
func Receive(r io.Reader) ([]byte, error) {
	var header [4]byte
	if _, err := fill(r, header[:]); err != nil {
		return nil, err
	}
	n := binary.LittleEndian.Uint32(header[:])
	if n > MaxMessage {
		return nil, errors.New("too long")
	}
	message := make([]byte, n)
	if _, err := fill(r, message); err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	return message, nil
}
