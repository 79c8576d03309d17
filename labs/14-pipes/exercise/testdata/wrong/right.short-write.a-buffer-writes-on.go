// "When w takes less than it was given and returns no error, the error is io.ErrShortWrite": a bufio.Writer hands a large message to w directly, and there it just writes the rest again.
package exercise

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
)

var errTooLong = errors.New("message too long")

// Send writes the length and the message. The bufio.Writer reports short writes.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errTooLong
	}
	out := bufio.NewWriter(w)
	if err := binary.Write(out, binary.BigEndian, uint32(len(message))); err != nil {
		return err
	}
	if _, err := out.Write(message); err != nil {
		return err
	}
	return out.Flush()
}

// Receive reads one message.
func Receive(r io.Reader) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(head[:])
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
