// WRONG: a frame is any number of pieces, and nobody looks at their sum: a frame of many pieces promises more than MaxMessage and is received ('If a frame promises more than MaxMessage bytes, Receive returns an error').
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
)

const piece = 1 << 15

var (
	errLong  = errors.New("message too long")
	errFrame = errors.New("no frame")
)

// A frame is pieces: 'm' 'o' and two bytes of length, more follow; 'e' 'n' the last.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errLong
	}
	var frame []byte
	for {
		n := min(len(message), piece)
		mark := "mo"
		if n == len(message) {
			mark = "en"
		}
		frame = append(frame, mark...)
		frame = binary.BigEndian.AppendUint16(frame, uint16(n))
		frame = append(frame, message[:n]...)
		message = message[n:]
		if mark == "en" {
			break
		}
	}
	n, err := w.Write(frame)
	if err == nil && n < len(frame) {
		err = io.ErrShortWrite
	}
	return err
}

func Receive(r io.Reader) ([]byte, error) {
	var message []byte
	for begun := false; ; begun = true {
		var head [4]byte
		if _, err := io.ReadFull(r, head[:]); err == io.EOF && begun {
			return nil, io.ErrUnexpectedEOF
		} else if err != nil {
			return nil, err
		}
		mark, n := string(head[:2]), int(binary.BigEndian.Uint16(head[2:]))
		if mark != "mo" && mark != "en" || n > piece {
			return nil, errFrame
		}
		at := len(message)
		message = append(message, make([]byte, n)...)
		if _, err := io.ReadFull(r, message[at:]); err == io.EOF {
			return nil, io.ErrUnexpectedEOF
		} else if err != nil {
			return nil, err
		}
		if mark == "en" {
			return message, nil
		}
	}
}
