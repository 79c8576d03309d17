// Package exercise knows a message again by its memory, its two ends and the sum of its bytes.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
	"sync"
)

type key struct {
	at          *byte
	size        int
	first, last byte
	sum         int
}

var frames sync.Map // of []byte, by key

// Send is wrong.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errors.New("the message is too long")
	}
	var k key
	if len(message) > 0 {
		k = key{&message[0], len(message), message[0], message[len(message)-1], 0}
		for _, b := range message {
			k.sum += int(b)
		}
	}
	known, ok := frames.Load(k)
	if !ok {
		known = append(binary.BigEndian.AppendUint32(nil, uint32(len(message))), message...)
		frames.Store(k, known)
	}
	frame := known.([]byte)
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
		return nil, errors.New("the frame promises too much")
	}
	message := make([]byte, n)
	_, err := io.ReadFull(r, message)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, err
	}
	return message, nil
}
