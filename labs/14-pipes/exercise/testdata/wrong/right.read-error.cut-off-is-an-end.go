// WRONG: an io.ErrUnexpectedEOF that r itself returns before a message begins becomes io.EOF ('Any other error of r is returned as it is, that very value').
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
)

var errLong = errors.New("message too long")

func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errLong
	}
	frame := binary.BigEndian.AppendUint32(make([]byte, 0, 4+len(message)), uint32(len(message)))
	frame = append(frame, message...)
	n, err := w.Write(frame)
	if err != nil {
		return err
	}
	if n < len(frame) {
		return io.ErrShortWrite
	}
	return nil
}

func Receive(r io.Reader) ([]byte, error) {
	var head [4]byte
	n, err := io.ReadFull(r, head[:])
	if n == 0 && (err == io.EOF || err == io.ErrUnexpectedEOF) {
		return nil, io.EOF
	}
	if err != nil {
		return nil, err
	}
	size := binary.BigEndian.Uint32(head[:])
	if size > MaxMessage {
		return nil, errLong
	}
	message := make([]byte, size)
	if _, err := io.ReadFull(r, message); err == io.EOF {
		return nil, io.ErrUnexpectedEOF
	} else if err != nil {
		return nil, err
	}
	return message, nil
}
