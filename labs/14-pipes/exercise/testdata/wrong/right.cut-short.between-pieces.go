// "io.ErrUnexpectedEOF if it ends within one": a long message goes in chunks, and if r ends exactly between two of them, the error is io.EOF.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
)

// A frame is chunks, each with two bytes in front: its length, and the highest
// bit if another chunk follows.
const (
	more     = 1 << 15
	maxChunk = more - 1
)

var errTooLong = errors.New("message too long")

// Send writes one message to w.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errTooLong
	}
	var frame []byte
	for len(message) > maxChunk {
		frame = binary.BigEndian.AppendUint16(frame, maxChunk|more)
		frame = append(frame, message[:maxChunk]...)
		message = message[maxChunk:]
	}
	frame = binary.BigEndian.AppendUint16(frame, uint16(len(message)))
	frame = append(frame, message...)

	n, err := w.Write(frame)
	if err == nil && n < len(frame) {
		err = io.ErrShortWrite
	}
	return err
}

// Receive reads one message from r.
func Receive(r io.Reader) ([]byte, error) {
	message := []byte{}
	for {
		var head [2]byte
		if _, err := io.ReadFull(r, head[:]); err != nil {
			return nil, err
		}
		length := binary.BigEndian.Uint16(head[:])
		n := int(length &^ more)
		if len(message)+n > MaxMessage {
			return nil, errTooLong
		}
		chunk := make([]byte, n)
		if _, err := io.ReadFull(r, chunk); err == io.EOF {
			return nil, io.ErrUnexpectedEOF
		} else if err != nil {
			return nil, err
		}
		message = append(message, chunk...)
		if length&more == 0 {
			return message, nil
		}
	}
}
