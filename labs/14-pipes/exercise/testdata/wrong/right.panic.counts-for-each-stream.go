// WRONG: keeps a counter for each writer in a map by writer, which panics for a writer whose type cannot be compared, such as a struct with a slice (Send writes to any w).
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
	"sync"
	"sync/atomic"
)

var (
	errLong = errors.New("message too long")
	streams sync.Map // io.Writer to *sync.Mutex
)

func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errLong
	}
	n, _ := streams.LoadOrStore(w, new(atomic.Int64))
	n.(*atomic.Int64).Add(1) // how many messages each stream has had
	frame := binary.BigEndian.AppendUint32(make([]byte, 0, 4+len(message)), uint32(len(message)))
	frame = append(frame, message...)
	wrote, err := w.Write(frame)
	if err == nil && wrote < len(frame) {
		err = io.ErrShortWrite
	}
	return err
}

func Receive(r io.Reader) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
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
