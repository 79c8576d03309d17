// Package exercise writes header and message together.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
)

var errLong = errors.New("message too long")

// Send writes one message to w.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errLong
	}
	frame := binary.BigEndian.AppendUint64(make([]byte, 0, 8+len(message)), uint64(len(message)))
	frame = append(frame, message...)
	n, err := w.Write(frame)
	if n < len(frame) && err == nil {
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
	frame, err := take(r, header, 8+int(length))
	if err != nil {
		return nil, err
	}
	return frame[8:], nil
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
