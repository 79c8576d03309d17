// Package exercise asks for small pieces and lets the message grow; it sleeps after an empty read.
package exercise

import (
	"encoding/binary"
	"errors"
	"io"
	"time"
)

type patient struct{ io.Reader }

func (p patient) Read(b []byte) (int, error) {
	n, err := p.Reader.Read(b)
	if n == 0 && err == nil {
		time.Sleep(time.Microsecond)
	}
	return n, err
}

// Send writes one message.
func Send(w io.Writer, message []byte) (err error) {
	if len(message) > MaxMessage {
		return errors.New("message too long")
	}
	pr, pw := io.Pipe()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		pw.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(message))))
		if len(message) > 0 {
			pw.Write(message)
		}
		pw.Close()
	}()
	_, err = io.Copy(struct{ io.Writer }{w}, pr)
	pr.CloseWithError(io.ErrClosedPipe)
	<-ended
	return err
}

// Receive reads one message.
func Receive(r io.Reader) ([]byte, error) {
	p := patient{r}
	var length [4]byte
	if _, err := io.ReadFull(p, length[:]); err != nil {
		return nil, err
	}
	n := int64(binary.LittleEndian.Uint32(length[:]))
	if n > MaxMessage {
		return nil, errors.New("frame too long")
	}
	message, err := io.ReadAll(io.LimitReader(p, n))
	if err == nil && int64(len(message)) < n {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, err
	}
	return message, nil
}
