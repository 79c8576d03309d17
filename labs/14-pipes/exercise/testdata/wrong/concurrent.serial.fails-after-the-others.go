// Package exercise counts failures when nobody else is at work.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
	"sync"
)

var (
	working  sync.RWMutex
	failures int // guarded by working
)

func count(err *error) {
	working.RUnlock()
	if *err != nil && *err != io.EOF {
		working.Lock()
		failures++
		working.Unlock()
	}
}

// Send is wrong.
func Send(w io.Writer, message []byte) (err error) {
	working.RLock()
	defer count(&err)
	if len(message) > MaxMessage {
		return errors.New("too long")
	}
	frame := binary.BigEndian.AppendUint32(nil, uint32(len(message)))
	frame = append(frame, message...)
	n, err := w.Write(frame)
	if err == nil && n < len(frame) {
		err = io.ErrShortWrite
	}
	return err
}

// Receive is wrong.
func Receive(r io.Reader) (message []byte, err error) {
	working.RLock()
	defer count(&err)
	var header [4]byte
	if _, err := io.ReadFull(r, header[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(header[:])
	if n > MaxMessage {
		return nil, errors.New("too long")
	}
	message = make([]byte, n)
	if _, err := io.ReadFull(r, message); err == io.EOF {
		return nil, io.ErrUnexpectedEOF
	} else if err != nil {
		return nil, err
	}
	return message, nil
}
