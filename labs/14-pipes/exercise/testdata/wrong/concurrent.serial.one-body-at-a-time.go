// Package exercise receives into one piece of memory, behind a lock that it takes when it
// has the length: streams wait for each other between two reads.
package exercise

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"sync"
)

var (
	mu   sync.Mutex
	room []byte
)

// Send is right.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errors.New("longer than MaxMessage")
	}
	frame := append(binary.BigEndian.AppendUint32(nil, uint32(len(message))), message...)
	n, err := w.Write(frame)
	if err == nil && n < len(frame) {
		err = io.ErrShortWrite
	}
	return err
}

// Receive is wrong.
func Receive(r io.Reader) ([]byte, error) {
	var header [4]byte
	if _, err := io.ReadFull(r, header[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(header[:])
	if n > MaxMessage {
		return nil, errors.New("longer than MaxMessage")
	}
	mu.Lock()
	defer mu.Unlock()
	if room == nil {
		room = make([]byte, MaxMessage)
	}
	if _, err := io.ReadFull(r, room[:n]); err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	return bytes.Clone(room[:n]), nil
}
