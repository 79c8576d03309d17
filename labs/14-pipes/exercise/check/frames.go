package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"testing/iotest"

	"workbook/labs/14-pipes/exercise"
	"workbook/labs/check"
	"workbook/labs/units"
)

// content is a message of so many bytes, with zeros, line ends, quotes and
// bytes that are no text, in an order that does not repeat soon.
func content(size int) []byte {
	special := []byte{0, '\n', 0xFF, '\r', '"', 0, 0, ' ', '\\', '\n', 0x80, ',', 4, 0x1B}
	message := make([]byte, size)
	for i := range message {
		message[i] = special[(i+i/13+i/4001)%len(special)]
	}
	return message
}

// bytesOf names a size.
func bytesOf(size int) string {
	if size == 1 {
		return "1 byte"
	}
	return units.Count(int64(size)) + " bytes"
}

// frame is what Send writes for a message.
func frame(message []byte) []byte {
	var b bytes.Buffer
	_ = exercise.Send(&b, message)
	return b.Bytes()
}

// messages sends and receives one message of each size, the smallest first.
func messages() *check.Failure {
	const most = exercise.MaxMessage
	for _, size := range []int{0, 1, 2, 3, 7, 10, 13, 100, 127, 128, 255, 256, 257, 4096, 65_535, 65_536, 100_000, most - 1, most} {
		input := "a message of " + bytesOf(size)
		message := content(size)
		var pipe bytes.Buffer
		if err := exercise.Send(&pipe, message); err != nil {
			return check.Fail(refused, input, "Send without an error", "the error %q", err)
		}
		if !bytes.Equal(message, content(size)) {
			return check.Fail(scratched, input, "the message unchanged by Send", "other bytes in it")
		}
		if failed := receives(&pipe, message, input); failed != nil {
			return failed
		}
		if pipe.Len() > 0 {
			return check.Fail(leftOver, input, "all of it read", "%s left", bytesOf(pipe.Len()))
		}
	}
	return nil
}

// receives wants this message next.
func receives(r io.Reader, message []byte, input string) *check.Failure {
	want := bytesOf(len(message)) + ", those that were sent"
	switch got, err := exercise.Receive(r); {
	case err != nil:
		return check.Fail(notReceived, input, want, "the error %q", err)
	case len(got) != len(message):
		return check.Fail(altered, input, want, "%s", bytesOf(len(got)))
	case !bytes.Equal(got, message):
		at := 0
		for got[at] == message[at] {
			at++
		}
		return check.Fail(altered, input, want, "as many, but others from place %d on", at)
	}
	return nil
}

// inARow sends several messages before it receives any.
func inARow() *check.Failure {
	const input = "messages of 5, 0, 300 and 1 bytes in a row"
	sizes := []int{5, 0, 300, 1}
	var pipe bytes.Buffer
	var lengths []int // of the frames
	for _, size := range sizes {
		before := pipe.Len()
		_ = exercise.Send(&pipe, content(size))
		lengths = append(lengths, pipe.Len()-before)
	}
	var received [][]byte
	for i, size := range sizes {
		left := pipe.Len() - lengths[i]
		message, err := exercise.Receive(&pipe)
		switch {
		case pipe.Len() < left:
			return check.Fail(pastEnd, input, fmt.Sprintf("nothing read after message %d", i+1), "%s of what follows gone", bytesOf(left-pipe.Len()))
		case err != nil || !bytes.Equal(message, content(size)):
			return check.Fail(altered, input, fmt.Sprintf("message %d as it was sent", i+1), "%s, error %v", bytesOf(len(message)), err)
		}
		received = append(received, message)
	}
	for i, message := range received {
		if !bytes.Equal(message, content(sizes[i])) {
			return check.Fail(overwritten, input, fmt.Sprintf("message %d unchanged by later calls", i+1), "other bytes in it")
		}
	}
	if _, err := exercise.Receive(&pipe); err != io.EOF {
		return check.Fail(end, input, "io.EOF after the last one", "%v", err)
	}
	return nil
}

// slowly reads in pieces of several kinds, and from a pipe whose writer has to
// wait for a reader that takes little at a time.
func slowly() *check.Failure {
	for _, reader := range []struct {
		name string
		slow func(io.Reader) io.Reader
	}{
		{"a reader that gives one byte at a time", iotest.OneByteReader},
		{"a reader that gives half of what is asked for", iotest.HalfReader},
		{"a reader that gives its last bytes together with io.EOF", iotest.DataErrReader},
		{"a reader that gives nothing now and then", func(r io.Reader) io.Reader { return &pausing{r: r} }},
	} {
		for _, size := range []int{1, 300, 0, 70_000} {
			input := "a message of " + bytesOf(size) + ", " + reader.name
			if failed := as(pieces, receives(reader.slow(bytes.NewReader(frame(content(size)))), content(size), input)); failed != nil {
				return failed
			}
		}
	}

	const size = 200_000 // more than any pipe holds
	out, in := io.Pipe()
	go func() { in.CloseWithError(exercise.Send(in, content(size))) }()
	failed := as(pieces, receives(small{out}, content(size), "a message of "+bytesOf(size)+" through a pipe, read in pieces of at most 1000"))
	out.Close()
	return failed
}

// as gives a failure another cause.
func as(cause string, failed *check.Failure) *check.Failure {
	if failed != nil {
		failed.Cause = cause
	}
	return failed
}

// pausing returns no byte and no error at every second read, as a reader may.
type pausing struct {
	r     io.Reader
	pause bool
}

func (p *pausing) Read(b []byte) (int, error) {
	if p.pause = !p.pause; p.pause {
		return 0, nil
	}
	return p.r.Read(b)
}

// small gives few bytes at a time.
type small struct{ r io.Reader }

func (s small) Read(b []byte) (int, error) { return s.r.Read(b[:min(len(b), 1000)]) }

// ends cuts what Send wrote at every place.
func ends() *check.Failure {
	for _, size := range []int{0, 1, 20, 300} {
		whole := frame(content(size))
		for cut := range len(whole) {
			input := fmt.Sprintf("a frame of %s, cut after %d", bytesOf(len(whole)), cut)
			for _, slow := range []func(io.Reader) io.Reader{func(r io.Reader) io.Reader { return r }, iotest.OneByteReader, iotest.DataErrReader} {
				message, err := exercise.Receive(slow(bytes.NewReader(whole[:cut])))
				switch {
				case cut == 0 && err != io.EOF:
					return check.Fail(end, "a stream that ends before a message begins", "io.EOF", "%v", err)
				case cut > 0 && err == nil:
					return check.Fail(cutShort, input, "io.ErrUnexpectedEOF", "a message of %s and no error", bytesOf(len(message)))
				case cut > 0 && (err == io.EOF || !errors.Is(err, io.ErrUnexpectedEOF)):
					return check.Fail(cutShort, input, "io.ErrUnexpectedEOF", "the error %q", err)
				}
			}
		}
	}
	return nil
}
