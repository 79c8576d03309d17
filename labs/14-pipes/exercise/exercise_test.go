package exercise_test

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"slices"
	"sync"
	"testing"
	"testing/iotest"

	"workbook/labs/14-pipes/exercise"
	"workbook/labs/contract"
)

func TestRight(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		sizes := []int{
			0, 1, 2, 3, 7, 10, 13, 64, 100, 127, 128, 255, 256, 257, 1024, 4095, 4096, 4097, 65_535, 65_536, 100_000, most - 1, most,
			14 + t.IntN(200), 300 + t.IntN(4000), 5000 + t.IntN(60_000), 100_000 + t.IntN(900_000),
		}
		for _, size := range sizes {
			oneMessage(t, size)
		}
		inARow(t, []int{5, 0, 300, 1, 1, 0, 0, 70_000, 2})
		for _, size := range sizes {
			inARow(t, []int{size, size, size, size, size})
		}
		slowly(t)
		silence(t)
		ends(t)
		readerFails(t)
		writerFails(t)
		tooLong(t)
		promises(t)
		spliced(t)
		leftOpen(t)
		neverBeyond(t)
		veryOften(t)
		refilled(t)
	})
}

// TestRaceFree sends and receives over several streams at once, each with one
// goroutine to itself: nothing orders what one does and what another does.
func TestRaceFree(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		t.With("messages through 4 streams at once")
		larger := []int{1000, 4096, 5000, 70_000, most, t.IntN(most)}
		var streams sync.WaitGroup
		for s := range 4 {
			streams.Go(func() {
				for i := range 200 + len(larger) {
					size := i
					if i >= 200 {
						size = larger[i-200]
					}
					var stream bytes.Buffer
					_ = exercise.Send(&stream, content(size, s))
					message, _ := exercise.Receive(&stream)
					for i := range message {
						message[i]++
					}
				}
			})
		}
		streams.Wait()
		same(t)
	})
}

// TestConcurrent lets several goroutines meet in the writers that they send to, and
// in the readers that they receive from.
func TestConcurrent(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, size := range []int{1, 5000, 70_000, most} {
			atOnce(t, 5, size)
		}
		atOnce(t, 2000+t.IntN(1000), 20)
		meanwhile(t)
	})
}

// ways are all ways to leave Send and Receive. In two of them, a pipe is closed while a
// message is on its way, from either end.
var ways = map[string]func(t *contract.T){
	"a message that is received":          func(*contract.T) { receive(bytes.NewReader(long())) },
	"a stream that ends before a message": func(*contract.T) { receive(bytes.NewReader(nil)) },
	"a stream that ends within a message": func(*contract.T) { receive(bytes.NewReader(long()[:1000])) },
	"a reader that fails within a message": func(*contract.T) {
		receive(io.MultiReader(bytes.NewReader(long()[:1000]), iotest.ErrReader(troubles[0])))
	},
	"a frame that promises far too much":        func(*contract.T) { receive(bytes.NewReader(bytes.Repeat([]byte{0xFF}, 4*most))) },
	"a writer that fails within a message":      func(*contract.T) { _ = exercise.Send(&limited{left: 1000, err: troubles[0]}, content(200_000, 1)) },
	"a writer that takes a part":                func(*contract.T) { _ = exercise.Send(&limited{left: 1000}, content(200_000, 1)) },
	"a message that is too long":                func(*contract.T) { _ = exercise.Send(io.Discard, make([]byte, most+1)) },
	"a pipe's reader that goes away after 1000": readerGoes,
	"a pipe that fails after 1000":              writerGoes,
}

func long() []byte { return frame(content(200_000, 1)) }

func receive(r io.Reader) { _, _ = exercise.Receive(r) }

// TestTidy leaves Send and Receive in all ways.
func TestTidy(t *testing.T) {
	contract.Step(t, func(t *contract.T) {
		for _, says := range slices.Sorted(maps.Keys(ways)) {
			t.With("%s", says)
			t.WantTidy(func() { ways[says](t) })
		}
		late(t)
	})
}

func readerGoes(t *contract.T) {
	out, in := io.Pipe()
	var reader sync.WaitGroup
	reader.Go(func() {
		_, _ = io.ReadFull(out, make([]byte, 1000))
		out.Close()
	})
	err := exercise.Send(in, content(1_000_000, 1))
	reader.Wait()
	t.Want(errors.Is(err, io.ErrClosedPipe), writeError, "the error of the closed pipe", "%v", err)
}

func writerGoes(t *contract.T) {
	out, in := io.Pipe()
	var writer sync.WaitGroup
	writer.Go(func() {
		_, _ = in.Write(frame(content(1_000_000, 1))[:1000])
		in.CloseWithError(troubles[0])
	})
	_, err := exercise.Receive(out)
	writer.Wait()
	t.Want(err == troubles[0], readError, "the pipe's error, that very value", "%v", err)
}

// TestFast counts the reads, each of which may be a call to the system.
func TestFast(t *testing.T) { contract.Step(t, fewReads) }
