// Package exercise gives up when a thousand reads in a row have given nothing.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
)

// Send is wrong.
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

func fill(r io.Reader, p []byte) (got int, err error) {
	empty := 0
	for got < len(p) && err == nil {
		var n int
		n, err = r.Read(p[got:])
		got += n
		if n > 0 {
			empty = 0
		} else if empty++; empty == 1000 && err == nil {
			return got, io.ErrNoProgress
		}
	}
	if got == len(p) {
		return got, nil
	}
	if got > 0 && err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return got, err
}

// Receive is wrong.
func Receive(r io.Reader) ([]byte, error) {
	var head [4]byte
	if _, err := fill(r, head[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(head[:])
	if n > MaxMessage {
		return nil, errors.New("the frame is too long")
	}
	message := make([]byte, n)
	_, err := fill(r, message)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, err
	}
	return message, nil
}
