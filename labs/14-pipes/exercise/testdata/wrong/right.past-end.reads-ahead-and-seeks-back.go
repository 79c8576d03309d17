// Package exercise reads ahead in a stream that can go back, and goes back.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
)

var errTooLong = errors.New("message too long")

func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errTooLong
	}
	frame := binary.BigEndian.AppendUint32(make([]byte, 0, 4+len(message)), uint32(len(message)))
	frame = append(frame, message...)
	n, err := w.Write(frame)
	if err == nil && n < len(frame) {
		err = io.ErrShortWrite
	}
	return err
}

// Receive reads one message.
func Receive(r io.Reader) ([]byte, error) {
	if s, ok := r.(io.ReadSeeker); ok {
		return readAhead(s)
	}
	var header [4]byte
	if _, err := io.ReadFull(r, header[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(header[:])
	if n > MaxMessage {
		return nil, errTooLong
	}
	message := make([]byte, n)
	if _, err := io.ReadFull(r, message); err == io.EOF {
		return nil, io.ErrUnexpectedEOF
	} else if err != nil {
		return nil, err
	}
	return message, nil
}

func readAhead(r io.ReadSeeker) ([]byte, error) {
	ahead := make([]byte, 4096)
	got, err := io.ReadAtLeast(r, ahead, 4)
	if err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(ahead)
	if n > MaxMessage {
		return nil, errTooLong
	}
	message := make([]byte, n)
	copied := copy(message, ahead[4:got])
	if spare := got - 4 - copied; spare > 0 {
		if _, err := r.Seek(-int64(spare), io.SeekCurrent); err != nil {
			return nil, err
		}
		return message, nil
	}
	if _, err := io.ReadFull(r, message[copied:]); err == io.EOF {
		return nil, io.ErrUnexpectedEOF
	} else if err != nil {
		return nil, err
	}
	return message, nil
}
