// Package exercise sends a message in chunks, the last of which is empty.
package exercise

import (
	"bytes"
	"errors"
	"io"
)

const most = 60_000

// Send writes one message to w.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errors.New("too long")
	}
	for {
		chunk := message[:min(len(message), most)]
		message = message[len(chunk):]
		if err := all(w, []byte{byte(len(chunk)), byte(len(chunk) >> 8)}); err != nil {
			return err
		}
		if len(chunk) == 0 {
			return nil
		}
		if err := all(w, chunk); err != nil {
			return err
		}
	}
}

func all(w io.Writer, b []byte) error {
	n, err := w.Write(b)
	if err == nil && n < len(b) {
		err = io.ErrShortWrite
	}
	return err
}

// Receive reads one message from r.
func Receive(r io.Reader) ([]byte, error) {
	var message bytes.Buffer
	for chunks := 0; ; chunks++ {
		var header [2]byte
		if _, err := io.ReadFull(r, header[:]); err != nil {
			return nil, within(err, chunks > 0)
		}
		size := int64(header[0]) | int64(header[1])<<8
		if size == 0 {
			return message.Bytes(), nil
		}
		if int64(message.Len())+size > MaxMessage {
			return nil, errors.New("too long")
		}
		if _, err := io.CopyN(&message, r, size); err != nil {
			return nil, within(err, true)
		}
	}
}

// within turns an end into one that comes too early.
func within(err error, begun bool) error {
	if err == io.EOF && begun {
		return io.ErrUnexpectedEOF
	}
	return err
}
