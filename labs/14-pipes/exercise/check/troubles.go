package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"testing/iotest"

	"workbook/labs/14-pipes/exercise"
	"workbook/labs/check"
	"workbook/labs/units"
)

var errTrouble = errors.New("the other end has trouble")

// readerFails lets the reader fail after every number of bytes.
func readerFails() *check.Failure {
	whole := frame(content(20))
	for after := range len(whole) {
		broken := io.MultiReader(bytes.NewReader(whole[:after]), iotest.ErrReader(errTrouble))
		if _, err := exercise.Receive(broken); !errors.Is(err, errTrouble) {
			return check.Fail(readError, fmt.Sprintf("a reader that fails after %s", bytesOf(after)), "the reader's error", "%v", err)
		}
	}
	return nil
}

// limited takes so many bytes. The write that goes beyond is cut there, and gets
// err, which may be nil. Later writes succeed, so that they tell nothing of it.
type limited struct {
	left int
	err  error
	cut  bool
}

func (l *limited) Write(b []byte) (int, error) {
	if l.cut || len(b) <= l.left {
		l.left -= len(b)
		return len(b), nil
	}
	l.cut = true
	return l.left, l.err
}

// writerFails lets the writer fail after every number of bytes.
func writerFails() *check.Failure {
	message := content(20)
	for after := range len(frame(message)) {
		if err := exercise.Send(&limited{left: after, err: errTrouble}, message); !errors.Is(err, errTrouble) {
			return check.Fail(writeError, fmt.Sprintf("a writer that fails after %s", bytesOf(after)), "the writer's error", "%v", err)
		}
	}
	return nil
}

// shortWrites lets the writer take less, and say nothing.
func shortWrites() *check.Failure {
	message := content(20)
	for after := range len(frame(message)) {
		w := &limited{left: after}
		err := exercise.Send(w, message)
		if w.cut && !errors.Is(err, io.ErrShortWrite) {
			return check.Fail(shortWrite, fmt.Sprintf("a writer that takes %s in all, and gives no error", bytesOf(after)), "io.ErrShortWrite", "%v", err)
		}
	}
	return nil
}

// tooLong sends more than a message may have.
func tooLong() *check.Failure {
	const size = exercise.MaxMessage + 1
	input := "a message of " + bytesOf(size)
	var pipe bytes.Buffer
	if err := exercise.Send(&pipe, make([]byte, size)); err == nil {
		return check.Fail(sentTooLong, input, "an error from Send", "none")
	}
	if pipe.Len() > 0 {
		return check.Fail(sentTooLong, input, "nothing written", "%s", bytesOf(pipe.Len()))
	}
	return nil
}

// memory is what a Receive may use for a message: room for it a few times over.
const memory = 16 * exercise.MaxMessage

// promises receives frames that may promise more than a message may have: the
// longest one with a bit changed in what stands before the message, and bytes
// that mean nothing. How a frame looks is not known here, so that an error is as
// good as a message that is not too long.
func promises() *check.Failure {
	longest := frame(content(exercise.MaxMessage))
	around := min(len(longest)-exercise.MaxMessage, 16)
	whole := append(longest, make([]byte, 3*exercise.MaxMessage)...)
	for bit := range around * 8 {
		whole[bit/8] ^= 1 << (bit % 8)
		if failed := promised(whole, fmt.Sprintf("the longest frame with bit %d of byte %d changed", bit%8, bit/8)); failed != nil {
			return failed
		}
		whole[bit/8] ^= 1 << (bit % 8)
	}
	for _, b := range []byte{0xFF, 0x7F, 0x80, '9'} {
		nonsense := bytes.Repeat([]byte{b}, 4*exercise.MaxMessage)
		if failed := promised(nonsense, fmt.Sprintf("a stream of bytes 0x%02X", b)); failed != nil {
			return failed
		}
	}
	return nil
}

// promised receives from a stream that no Send wrote.
func promised(stream []byte, input string) (failed *check.Failure) {
	const want = "an error, or at most 1,048,576 bytes"
	defer func() {
		if crash := recover(); crash != nil {
			failed = check.Fail(unchecked, input, want, "a panic: %v", crash)
		}
	}()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	message, err := exercise.Receive(bytes.NewReader(stream))
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > memory {
		return check.Fail(unchecked, input, want, "%s of memory made", units.Bytes(float64(used)))
	}
	if err == nil && len(message) > exercise.MaxMessage {
		return check.Fail(unchecked, input, want, "a message of %s", bytesOf(len(message)))
	}
	return nil
}

// readerGoes closes the pipe while a message is on its way, from either end.
func readerGoes() *check.Failure {
	const input = "a message of 1,000,000 bytes, and a reader that goes away after 1000"
	out, in := io.Pipe()
	answer := make(chan error)
	go func() { answer <- exercise.Send(in, content(1_000_000)) }()
	_, _ = io.ReadFull(out, make([]byte, 1000))
	out.Close()
	if err := <-answer; !errors.Is(err, io.ErrClosedPipe) {
		return check.Fail(writeError, input, "the error of the closed pipe", "%v", err)
	}

	out, in = io.Pipe()
	go func() { _, err := exercise.Receive(out); answer <- err }()
	_, _ = in.Write(frame(content(1_000_000))[:1000])
	in.CloseWithError(errTrouble)
	if err := <-answer; !errors.Is(err, errTrouble) {
		return check.Fail(readError, "a pipe that fails after 1000 bytes of a message", "the pipe's error", "%v", err)
	}
	return nil
}
