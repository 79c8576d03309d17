// Package exercise has one piece of memory for all frames above 64 KiB, behind a
// lock: streams with large messages wait for each other.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
	"sync"
)

var (
	mu    sync.Mutex
	large []byte
)

// Send is wrong.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errors.New("longer than MaxMessage")
	}
	var frame []byte
	if len(message) > 64<<10 {
		mu.Lock()
		defer mu.Unlock()
		if large == nil {
			large = make([]byte, 0, MaxMessage+4)
		}
		frame = large[:0]
	}
	frame = binary.BigEndian.AppendUint32(frame, uint32(len(message)))
	frame = append(frame, message...)
	n, err := w.Write(frame)
	if err == nil && n < len(frame) {
		err = io.ErrShortWrite
	}
	return err
}

// Receive is right.
func Receive(r io.Reader) ([]byte, error) {
	var header [4]byte
	if _, err := io.ReadFull(r, header[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(header[:])
	if n > MaxMessage {
		return nil, errors.New("longer than MaxMessage")
	}
	message := make([]byte, n)
	if _, err := io.ReadFull(r, message); err != nil {
		if err == io.EOF {
			return nil, io.ErrUnexpectedEOF
		}
		return nil, err
	}
	return message, nil
}
