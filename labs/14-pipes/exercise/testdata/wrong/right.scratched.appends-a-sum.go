// Package exercise appends a checksum to the caller's slice.
package exercise

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
)

func put(w io.Writer, p []byte) error {
	n, err := w.Write(p)
	if err == nil && n < len(p) {
		return io.ErrShortWrite
	}
	return err
}

// Send writes over what the caller has behind the message.
func Send(w io.Writer, message []byte) error {
	if len(message) > MaxMessage {
		return errors.New("too long")
	}
	if err := put(w, binary.BigEndian.AppendUint32(nil, uint32(len(message)))); err != nil {
		return err
	}
	return put(w, binary.BigEndian.AppendUint32(message, crc32.ChecksumIEEE(message)))
}

// Receive holds the message against its checksum.
func Receive(r io.Reader) ([]byte, error) {
	var header [4]byte
	if _, err := io.ReadFull(r, header[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(header[:])
	if n > MaxMessage {
		return nil, errors.New("too long")
	}
	body := make([]byte, n+4)
	if _, err := io.ReadFull(r, body); err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	message := body[:n:n]
	if binary.BigEndian.Uint32(body[n:]) != crc32.ChecksumIEEE(message) {
		return nil, errors.New("damaged")
	}
	return message, nil
}
