// Package exercise takes a length in any number of bytes.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
)

type byteReader struct {
	r    io.Reader
	some bool
}

func (b *byteReader) ReadByte() (byte, error) {
	var one [1]byte
	_, err := io.ReadFull(b.r, one[:])
	if err == nil {
		b.some = true
	}
	return one[0], err
}

// Send is right.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errors.New("too long")
	}
	for _, part := range [][]byte{binary.AppendUvarint(nil, uint64(len(message))), message} {
		if n, err := w.Write(part); err != nil {
			return err
		} else if n != len(part) {
			return io.ErrShortWrite
		}
	}
	return nil
}

// Receive is wrong.
func Receive(r io.Reader) ([]byte, error) {
	b := &byteReader{r: r}
	var length uint64
	for shift := 0; ; shift += 7 {
		one, err := b.ReadByte()
		if err == io.EOF && b.some {
			return nil, io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
		length |= uint64(one&0x7F) << shift
		if one < 0x80 {
			break
		}
	}
	if length > MaxMessage {
		return nil, errors.New("too long")
	}
	message := make([]byte, length)
	switch _, err := io.ReadFull(r, message); err {
	case nil:
		return message, nil
	case io.EOF:
		return nil, io.ErrUnexpectedEOF
	default:
		return nil, err
	}
}
