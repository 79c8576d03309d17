// Package exercise has room for the longest message each time, reads what it may, and gives the caller a copy.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
)

type full interface{ ~[]byte }

func fill[B full](r io.Reader, b B, n int) (got int, err error) {
	for got < n && err == nil {
		var k int
		k, err = r.Read(b[got:n])
		got += k
	}
	if got == n {
		return got, nil
	}
	return got, err
}

// Send writes one message: first the length, then the bytes, if there are any.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errors.New("message too long")
	}
	for _, part := range [][]byte{binary.LittleEndian.AppendUint64(nil, ^uint64(len(message))), message} {
		if len(part) == 0 {
			break
		}
		n, err := w.Write(part)
		if err != nil {
			return errors.Join(errors.New("cannot send"), err)
		}
		if n < len(part) {
			return io.ErrShortWrite
		}
	}
	return nil
}

// Receive reads one message.
func Receive(r io.Reader) ([]byte, error) {
	buffer := make([]byte, MaxMessage)
	switch got, err := fill(r, buffer, 8); {
	case err == io.EOF && got > 0:
		return nil, io.ErrUnexpectedEOF
	case err != nil:
		return nil, err
	}
	n := ^binary.LittleEndian.Uint64(buffer)
	if n > uint64(len(buffer)) {
		return nil, errors.New("frame too long")
	}
	switch _, err := fill(r, buffer, int(n)); {
	case err == io.EOF:
		return nil, io.ErrUnexpectedEOF
	case err != nil:
		return nil, err
	}
	return append([]byte(nil), buffer[:n]...), nil
}
