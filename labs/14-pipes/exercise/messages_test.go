package exercise_test

import (
	"bytes"
	"fmt"
	"io"
	"testing/iotest"
	"time"

	"workbook/labs/14-pipes/exercise"
	"workbook/labs/contract"
	"workbook/labs/units"
)

const most = exercise.MaxMessage

// content is a message of length bytes, with zeros, line ends, quotes and bytes
// that are no text. Messages of one size that are sent one after another differ.
func content(size, seed int) []byte {
	special := []byte{0, '\n', 0xFF, '\r', '"', 0, 0, ' ', '\\', '\n', 0x80, ',', 4, 0x1B}
	message := make([]byte, size)
	drawn := uint32(size)
	for i := range message {
		drawn = drawn*1_664_525 + 1_013_904_223
		message[i] = special[drawn>>16%uint32(len(special))]
		if i%3 == 0 {
			message[i] = byte(seed + i/256)
		}
	}
	return message
}

// bytesOf names a size.
func bytesOf(size int) string { return units.Plural(size, "byte") }

// frame is what Send writes for a message.
func frame(message []byte) []byte {
	var b bytes.Buffer
	_ = exercise.Send(&b, message)
	return b.Bytes()
}

// oneMessage sends and receives one message, and one that is a single byte repeated.
func oneMessage(t *contract.T, size int) {
	t.With("a message of %s", bytesOf(size))
	room := append(content(size, 7), content(100, 8)...) // the caller's, behind the message
	message := room[:size]
	var pipe bytes.Buffer
	err := exercise.Send(&pipe, message)
	t.Want(err == nil, refused, "Send without an error", "the error %v", err)
	t.Want(bytes.Equal(message, content(size, 7)), scratched, "the message unchanged by Send", "other bytes in it")
	t.Want(bytes.Equal(room[size:], content(100, 8)), scratched, "what lies behind the message unchanged by Send", "other bytes in it")
	wantMessage(t, notReceived, altered, &pipe, message)
	t.Want(pipe.Len() == 0, leftOver, "all of it read", "%s left", bytesOf(pipe.Len()))

	t.With("a message of %s, all of them alike", bytesOf(size))
	alike := bytes.Repeat([]byte{byte(size)}, size)
	wantMessage(t, notReceived, altered, bytes.NewReader(frame(alike)), alike)
}

// veryOften sends and receives messages of a few bytes, one after another.
func veryOften(t *contract.T) {
	t.With("%s messages of 3 bytes, sent and received one after another", units.Count(contract.ManyCalls))
	message := []byte("abc")
	var pipe bytes.Buffer
	contract.InARow(contract.ManyCalls, func(int64) {
		_ = exercise.Send(&pipe, message)
		wantMessage(t, notReceived, altered, &pipe, message)
	})
}

// wantMessage wants this message next.
func wantMessage(t *contract.T, failed, other *contract.Cause, r io.Reader, message []byte) {
	want := bytesOf(len(message)) + ", those that were sent"
	got, err := exercise.Receive(r)
	t.Want(err == nil, failed, want, "the error %v", err)
	t.Want(len(got) == len(message), other, want, "%s", bytesOf(len(got)))
	t.Want(bytes.Equal(got, message), other, want, "as many, but other ones")
}

// inARow sends several messages to each of two streams before it receives any.
func inARow(t *contract.T, sizes []int) {
	t.With("messages of %d bytes in a row, in each of two streams", sizes)
	var streams [2]bytes.Buffer
	lengths := [2][]int{} // of the frames
	for i, size := range sizes {
		for s := range streams {
			before := streams[s].Len()
			_ = exercise.Send(&streams[s], content(size, 2*i+s))
			lengths[s] = append(lengths[s], streams[s].Len()-before)
		}
	}
	var received [2][][]byte
	for _, s := range []int{1, 0} {
		for i, size := range sizes {
			left := streams[s].Len() - lengths[s][i]
			message, err := exercise.Receive(&streams[s])
			t.Want(streams[s].Len() >= left, pastEnd, fmt.Sprintf("nothing read after message %d", i+1), "%s of what follows gone", bytesOf(left-streams[s].Len()))
			t.Want(err == nil && bytes.Equal(message, content(size, 2*i+s)), altered, fmt.Sprintf("message %d as it was sent", i+1), "%s, error %v", bytesOf(len(message)), err)
			received[s] = append(received[s], message)
		}
	}
	for s, messages := range received {
		for _, message := range messages {
			_ = append(message, 0xEE) // may write behind the message, which is the caller's too
		}
		for i, message := range messages {
			t.Want(bytes.Equal(message, content(sizes[i], 2*i+s)), overwritten, fmt.Sprintf("message %d unchanged by later calls", i+1), "other bytes in it")
		}
		_, err := exercise.Receive(&streams[s])
		t.Want(err == io.EOF, end, "io.EOF after the last one", "%v", err)
	}
}

// slowly reads in pieces of several kinds, and from a pipe whose writer has to wait
// for a reader that takes little at a time.
func slowly(t *contract.T) {
	for says, slow := range map[string]func(io.Reader) io.Reader{
		"a reader that gives one byte at a time":                    iotest.OneByteReader,
		"a reader that gives half of what is asked for":             iotest.HalfReader,
		"a reader that gives its last bytes together with io.EOF":   iotest.DataErrReader,
		"a reader that gives nothing now and then":                  func(r io.Reader) io.Reader { return paused(r, 1) },
		"a reader that gives one byte at a time and nothing before": func(r io.Reader) io.Reader { return paused(iotest.OneByteReader(r), 1) },
		"a reader that gives nothing thousands of times in a row":   func(r io.Reader) io.Reader { return paused(iotest.OneByteReader(r), contract.ManyCalls) },
	} {
		for _, size := range []int{1, 300, 0, 70_000, most} {
			t.With("a message of %s, %s", bytesOf(size), says)
			wantMessage(t, pieces, pieces, slow(bytes.NewReader(frame(content(size, 1)))), content(size, 1))
		}
	}
	t.With("a message of 200,000 bytes through a pipe, read in pieces of at most 1000")
	out, in := io.Pipe()
	go func() { in.CloseWithError(exercise.Send(in, content(200_000, 1))) }()
	wantMessage(t, pieces, pieces, small{out}, content(200_000, 1))
	out.Close()
}

// silence wants each message as soon as it is there, from a pipe that nothing else
// comes through.
func silence(t *contract.T) {
	for _, size := range []int{0, 1, 300} {
		t.With("a message of %s through a pipe that stays open", bytesOf(size))
		out, in := io.Pipe()
		go func() { _ = exercise.Send(in, content(size, 1)) }()
		received := make(chan struct{})
		go func() {
			wantMessage(t, notReceived, altered, out, content(size, 1))
			close(received)
		}()
		t.Want(contract.Comes(received, nil), pastEnd, "a return when the message is there", "a wait for what comes after it")
		out.Close()
	}
}

// A pausing reader returns no byte and no error, as a reader may, a number of times before a
// read. If that number is large, it does so only before its first reads and some later ones.
// After a while it pauses no more: a program may sleep meanwhile.
type pausing struct {
	r              io.Reader
	times          int
	over           time.Time
	reads, nothing int
}

func paused(r io.Reader, times int) io.Reader {
	return &pausing{r: r, times: times, over: time.Now().Add(300 * time.Millisecond)}
}

func (p *pausing) Read(b []byte) (int, error) {
	here := p.times == 1 || p.reads < 12 || p.reads%100 == 0 && p.reads <= 1000
	if p.nothing++; p.nothing <= p.times && here && time.Now().Before(p.over) {
		return 0, nil
	}
	p.reads, p.nothing = p.reads+1, 0
	return p.r.Read(b)
}

// small gives few bytes at a time.
type small struct{ r io.Reader }

func (s small) Read(b []byte) (int, error) { return s.r.Read(b[:min(len(b), 1000)]) }
