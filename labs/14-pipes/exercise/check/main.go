// Command check is the checker of exercise 14; reportgen check starts it.
package main

import (
	"bytes"
	"io"
	"os"
	"sync"

	"workbook/labs/14-pipes/exercise"
	"workbook/labs/check"
)

func main() {
	check.Main(check.Exercise{
		Right:    right,
		RaceFree: raceFree,
		Tidy:     readerGoes,
		Fast: []check.Comparison{{
			Input:     "20 messages of 1000 bytes through a pipe",
			Against:   "the bytes without frames",
			Yours:     throughPipe,
			Reference: bytesOnly,
			Most:      12,
		}},
		Hints: hints,
	})
}

// right takes first what a student tries first, and then what a pipe may do.
func right() *check.Failure {
	for _, step := range []func() *check.Failure{
		messages, inARow, slowly, ends, readerFails, writerFails, shortWrites, tooLong, promises,
	} {
		if failed := step(); failed != nil {
			return failed
		}
	}
	return nil
}

// raceFree sends and receives over several streams at once, each with one
// goroutine to itself: nothing orders what one does and what another does.
func raceFree() {
	var streams sync.WaitGroup
	for range 4 {
		streams.Go(func() {
			var stream bytes.Buffer
			for size := range 200 {
				_ = exercise.Send(&stream, content(size))
				message, _ := exercise.Receive(&stream)
				for i := range message {
					message[i]++
				}
			}
		})
	}
	streams.Wait()
}

// pipe is a real one, where each read and each write is a call to the system.
var pipe = sync.OnceValues(func() (out, in *os.File) {
	out, in, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	return out, in
})

const messagesTimed = 20

// timed is so short that it fits in a pipe's buffer, frame and all: one
// goroutine can send it and receive it then.
var timed = content(1000)

// throughPipe sends and receives messages.
func throughPipe() {
	out, in := pipe()
	for range messagesTimed {
		_ = exercise.Send(in, timed)
		_, _ = exercise.Receive(out)
	}
}

// bytesOnly is the reference: the same bytes, and both ends know how many.
func bytesOnly() {
	out, in := pipe()
	for range messagesTimed {
		_, _ = in.Write(timed)
		message := make([]byte, len(timed))
		_, _ = io.ReadFull(out, message)
	}
}
