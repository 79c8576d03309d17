// Package exercise ends a message with a mark, for which it borrows the byte behind it if there is one.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
)

var errLong = errors.New("message too long")

// Send is wrong.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errLong
	}
	if err := write(w, binary.BigEndian.AppendUint64(nil, uint64(len(message)))); err != nil {
		return err
	}
	marked := append(message[:len(message):len(message)], '.')
	if cap(message) > len(message) {
		marked = message[:len(message)+1]
		borrowed := &marked[len(message)]
		defer func(was byte) { *borrowed = was }(*borrowed)
		*borrowed = '.'
	}
	return write(w, marked)
}

func write(w io.Writer, b []byte) error {
	n, err := w.Write(b)
	if n < len(b) && err == nil {
		err = io.ErrShortWrite
	}
	return err
}

// Receive reads one message from r.
func Receive(r io.Reader) ([]byte, error) {
	header, err := take(r, nil, 8)
	if err != nil {
		return nil, err
	}
	length := binary.BigEndian.Uint64(header)
	if length > MaxMessage {
		return nil, errLong
	}
	frame, err := take(r, header, 9+int(length))
	if err != nil {
		return nil, err
	}
	return frame[8 : 8+length : 8+length], nil
}

// take returns have and what follows it, up to a size.
func take(r io.Reader, have []byte, size int) ([]byte, error) {
	all := make([]byte, size)
	at := copy(all, have)
	for at < size {
		n, err := r.Read(all[at:])
		at += n
		switch {
		case at == size:
		case err == io.EOF && at > 0:
			return nil, io.ErrUnexpectedEOF
		case err != nil:
			return nil, err
		}
	}
	return all, nil
}
