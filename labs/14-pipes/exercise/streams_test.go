package exercise_test

import (
	"bytes"
	"io"
	"maps"
	"slices"
	"sync"
	"testing/iotest"
	"time"

	"workbook/labs/14-pipes/exercise"
	"workbook/labs/contract"
)

// A counted stream counts the calls of Read and Write. It gives whatever is there, and
// takes everything. It has no other methods, which io.Copy would call in their place.
type counted struct {
	stream        bytes.Buffer
	reads, writes int
}

func (c *counted) Read(b []byte) (int, error)  { c.reads++; return c.stream.Read(b) }
func (c *counted) Write(b []byte) (int, error) { c.writes++; return c.stream.Write(b) }

// callsFor sends and receives a message, with nobody else, and returns how often the
// stream was called.
func callsFor(size int) (reads, writes int) {
	var stream counted
	_ = exercise.Send(&stream, content(size, 1))
	_, _ = exercise.Receive(&stream)
	return stream.reads, stream.writes
}

// fewReads counts the reads that messages of several sizes take, beyond those for the
// beginning of a frame, which an empty message has too.
func fewReads(t *contract.T) {
	none, _ := callsFor(0)
	for _, size := range []int{16, 20, 64, 100, 255, 256, 1000, 4095, 4096, 65_535, 16 + t.IntN(240), 256 + t.IntN(4000)} {
		t.With("a message of %s, and a reader that gives whatever it is asked for", bytesOf(size))
		reads, _ := callsFor(size)
		t.Want(reads-none < size, contract.Slow, "fewer reads than the message has bytes", "%d", reads-none)
	}
}

// atOnce sends a message in several goroutines at once, and then receives one. They meet
// at the first call of the stream, and at the second one if a message takes more than one.
func atOnce(t *contract.T, several, size int) {
	reads, writes := callsFor(size)
	for _, does := range []string{"sending", "receiving"} {
		rounds := min(writes, 2)
		if does == "receiving" {
			rounds = min(reads, 2)
		}
		m := t.Meet(several, rounds, "%d goroutines %s a message of %s at once, each with a stream of its own", several, does, bytesOf(size))
		var all sync.WaitGroup
		for range several {
			whole := frame(content(size, 1))
			all.Go(func() {
				if does == "sending" {
					_ = exercise.Send(meeting{m, nil}, content(size, 1))
				} else {
					_, _ = exercise.Receive(meeting{m, bytes.NewReader(whole)})
				}
			})
		}
		all.Wait()
		m.WantMet()
	}
}

// A meeting is a stream at whose reads or writes all have to come.
type meeting struct {
	*contract.Meeting
	r io.Reader
}

func (m meeting) Read(b []byte) (int, error)  { m.Come(); return m.r.Read(b) }
func (m meeting) Write(b []byte) (int, error) { m.Come(); return len(b), nil }

// A stuck stream keeps each call until it is let go.
type stuck struct{ let chan struct{} }

func (s stuck) Read([]byte) (int, error)    { <-s.let; return 0, io.EOF }
func (s stuck) Write(b []byte) (int, error) { <-s.let; return len(b), nil }

// meanwhile has a stream keep a call of Send and one of Receive, and wants others to
// return, whichever way they leave.
func meanwhile(t *contract.T) {
	before, stream := t.Goroutines(), stuck{make(chan struct{})}
	var kept sync.WaitGroup
	kept.Go(func() { _ = exercise.Send(stream, content(20, 1)) })
	kept.Go(func() { receive(stream) })
	t.Settle(before)
	for _, says := range slices.Sorted(maps.Keys(ways)) {
		t.With("a call of Send and one of Receive whose stream takes long, and meanwhile %s", says)
		left := make(chan struct{})
		go func() {
			defer close(left)
			ways[says](t)
		}()
		t.Want(contract.Comes(left, nil), contract.Serial, "calls that wait for their own streams only", "one that waits for another's")
	}
	close(stream.let)
	kept.Wait()
}

// An owned stream can be closed, which is its owner's business. Its type cannot be
// compared, so it is no key of a map.
type owned struct {
	*bytes.Buffer
	closed *bool
	_      []int
}

func (o owned) Close() error { *o.closed = true; return nil }

// leftOpen wants a stream open after each message, for the next one.
func leftOpen(t *contract.T) {
	for _, size := range []int{0, 20, 300, 70_000} {
		t.With("a message of %s, over a stream that can be closed, and whose type cannot be compared", bytesOf(size))
		stream := owned{Buffer: new(bytes.Buffer), closed: new(bool)}
		err := exercise.Send(stream, content(size, 1))
		t.Want(err == nil, refused, "Send without an error", "the error %v", err)
		t.Want(!*stream.closed, shut, "the stream open after Send", "it is closed")
		wantMessage(t, notReceived, altered, stream, content(size, 1))
		t.Want(!*stream.closed, shut, "the stream open after Receive", "it is closed")
	}
}

// A file can go back, as an ordinary one can, and knows how far it was read.
type file struct {
	bytes *bytes.Reader
	far   int64
}

func (f *file) Seek(offset int64, whence int) (int64, error) { return f.bytes.Seek(offset, whence) }

func (f *file) Read(b []byte) (int, error) {
	n, err := f.bytes.Read(b)
	f.far = max(f.far, f.bytes.Size()-int64(f.bytes.Len()))
	return n, err
}

// neverBeyond wants nothing read after a message, even if the stream could go back.
func neverBeyond(t *contract.T) {
	for _, size := range []int{0, 20, 300, 70_000} {
		t.With("a message of %s and another one, in a file", bytesOf(size))
		first := frame(content(size, 1))
		f := &file{bytes: bytes.NewReader(slices.Concat(first, frame(content(size, 2))))}
		wantMessage(t, notReceived, altered, f, content(size, 1))
		beyond := int(f.far) - len(first)
		t.Want(beyond <= 0, pastEnd, "nothing read after the message", "%s of what follows read", bytesOf(beyond))
	}
}

// A lateStream takes a long while for each read and each write.
type lateStream struct {
	r io.Reader
	w io.Writer
}

func (l lateStream) Read(b []byte) (int, error) {
	time.Sleep(contract.Day)
	return l.r.Read(b)
}

func (l lateStream) Write(b []byte) (int, error) {
	time.Sleep(contract.Day)
	return l.w.Write(b)
}

// late wants Send and Receive to wait however long the other end takes.
func late(t *contract.T) {
	for _, size := range []int{0, 20, 5000} {
		var stream bytes.Buffer
		var err error
		t.With("a message of %s, and a writer that takes %v for each write", bytesOf(size), contract.Day)
		t.Hurried(func() { err = exercise.Send(lateStream{w: &stream}, content(size, 1)) })
		t.Want(err == nil, contract.GaveUp, "no error from Send", "%v", err)

		var message []byte
		t.With("a message of %s, and a reader that takes %v for each read", bytesOf(size), contract.Day)
		t.Hurried(func() { message, err = exercise.Receive(lateStream{r: iotest.HalfReader(&stream)}) })
		t.Want(err == nil && bytes.Equal(message, content(size, 1)), contract.GaveUp, "the message that was sent", "%s, error %v", bytesOf(len(message)), err)
	}
}
