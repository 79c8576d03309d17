// Package exercise remembers the last frame by the address and the length of its message.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
	"sync"
)

var errLong = errors.New("message too long")

var last struct {
	sync.Mutex
	message []byte
	frame   []byte
}

// Send is wrong.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errLong
	}
	frame := framed(message)
	n, err := w.Write(frame)
	if n < len(frame) && err == nil {
		err = io.ErrShortWrite
	}
	return err
}

func framed(message []byte) []byte {
	last.Lock()
	defer last.Unlock()
	if len(message) > 0 && len(last.message) == len(message) && &last.message[0] == &message[0] {
		return last.frame
	}
	frame := binary.BigEndian.AppendUint64(make([]byte, 0, 8+len(message)), uint64(len(message)))
	last.message, last.frame = message, append(frame, message...)
	return last.frame
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
