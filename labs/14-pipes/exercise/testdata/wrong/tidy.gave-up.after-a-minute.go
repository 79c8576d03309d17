// Package exercise waits a minute for the rest of a message.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
	"time"
)

// Send is wrong.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errors.New("too long")
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
	header := make([]byte, 4)
	if _, err := io.ReadFull(r, header); err != nil {
		return nil, err
	}
	length := binary.BigEndian.Uint32(header)
	if length > MaxMessage {
		return nil, errors.New("too long")
	}
	message := make([]byte, length)
	read := make(chan error, 1)
	go func() {
		_, err := io.ReadFull(r, message)
		read <- err
	}()
	select {
	case err := <-read:
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
		return message, nil
	case <-time.After(time.Minute):
		return nil, errors.New("the writer has died")
	}
}
