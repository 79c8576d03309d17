// Package exercise ends a message with a line end.
package exercise

import "io"

// Send is wrong.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return io.ErrShortBuffer
	}
	n, err := w.Write(append(message[:len(message):len(message)], '\n'))
	if err == nil && n <= len(message) {
		err = io.ErrShortWrite
	}
	return err
}

// Receive is wrong.
func Receive(r io.Reader) ([]byte, error) {
	message := []byte{}
	var one [1]byte
	for {
		if _, err := io.ReadFull(r, one[:]); err != nil {
			if err == io.EOF && len(message) > 0 {
				err = io.ErrUnexpectedEOF
			}
			return nil, err
		}
		if one[0] == '\n' {
			return message, nil
		}
		message = append(message, one[0])
	}
}
