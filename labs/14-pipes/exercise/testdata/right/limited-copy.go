// Package exercise writes with io.Copy and reads with io.CopyN.
package exercise

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
)

// Send writes one message to w.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errors.New("too long")
	}
	frame := bytes.NewBuffer(binary.BigEndian.AppendUint32(nil, uint32(len(message))))
	frame.Write(message)
	_, err := io.Copy(w, io.LimitReader(frame, int64(frame.Len())))
	return err
}

// Receive reads one message from r.
func Receive(r io.Reader) ([]byte, error) {
	var length uint32
	if err := binary.Read(r, binary.BigEndian, &length); err != nil {
		return nil, err
	}
	if length > MaxMessage {
		return nil, errors.New("too long")
	}
	var message bytes.Buffer
	_, err := io.CopyN(&message, r, int64(length))
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, err
	}
	return message.Bytes(), nil
}
