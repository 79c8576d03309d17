package exercise_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"os"
	"testing/iotest"

	"workbook/labs/14-pipes/exercise"
	"workbook/labs/contract"
	"workbook/labs/units"
)

// places are those at which a stream may end: all within a small frame, and some
// within a large one, among them the ends of the first pieces as programs read them, and
// of such pieces behind a length.
func places(length int) (all []int) {
	for at := range length {
		pieces := at / 512
		first := pieces>>bits.TrailingZeros(uint(pieces)) <= 3 // 1, 2 or 3 pieces of 512, 1024, 2048 bytes and so on
		if at < 350 || at > length-4 || at%(length/4) == 0 || first && at%512 < 10 {
			all = append(all, at)
		}
	}
	return all
}

// ends cuts what Send wrote.
func ends(t *contract.T) {
	for _, size := range []int{0, 1, 20, 300, 5000, 100_000} {
		whole := frame(content(size, 1))
		for _, cut := range places(len(whole)) {
			t.With("a frame of %s, cut after %d", bytesOf(len(whole)), cut)
			for _, r := range []io.Reader{bytes.NewReader(whole[:cut]), iotest.HalfReader(bytes.NewReader(whole[:cut])), iotest.DataErrReader(bytes.NewReader(whole[:cut]))} {
				message, err := exercise.Receive(r)
				t.Want(cut > 0 || err == io.EOF, end, "io.EOF, for no message has begun", "%v", err)
				t.Want(cut == 0 || err != nil, cutShort, "io.ErrUnexpectedEOF", "a message of %s and no error", bytesOf(len(message)))
				t.Want(cut == 0 || err != io.EOF && errors.Is(err, io.ErrUnexpectedEOF), cutShort, "io.ErrUnexpectedEOF", "the error %v", err)
			}
		}
	}
}

// troubles are errors of a reader or writer. The second one ends nothing: only
// io.EOF itself does. The last ones mean something else if Receive finds them itself.
var troubles = []error{
	errors.New("the other end has trouble"), fmt.Errorf("the other end: %w", io.EOF), io.ErrClosedPipe, os.ErrDeadlineExceeded,
	io.ErrUnexpectedEOF, io.ErrNoProgress, io.ErrShortBuffer, io.ErrShortWrite,
}

// A failing reader fails once. Then it is at its end, so that an io.MultiReader goes on with
// what comes after it, and who reads again after an error gets a whole message.
type failing struct{ err error }

func (f *failing) Read([]byte) (int, error) {
	err := f.err
	f.err = io.EOF
	return 0, err
}

// readerFails lets the reader fail, before a message with all of those errors.
func readerFails(t *contract.T) {
	for _, size := range []int{20, 5000} {
		whole := frame(content(size, 1))
		for i, after := range append(make([]int, len(troubles)), places(len(whole))...) {
			trouble := troubles[i%len(troubles)]
			t.With("a message of %s, and a reader that fails after %s", bytesOf(size), bytesOf(after))
			_, err := exercise.Receive(io.MultiReader(bytes.NewReader(whole[:after]), &failing{trouble}, bytes.NewReader(whole[after:])))
			t.Want(err == trouble, readError, fmt.Sprintf("the reader's error %q, that very value", trouble), "%v", err)
		}
	}
}

// limited takes a number of bytes. The write that goes beyond is cut there, and gets
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

// troubled takes everything, and returns an error all the same.
type troubled struct{ err error }

func (w troubled) Write(b []byte) (int, error) { return len(b), w.err }

// writerFails lets the writer fail, or take less and return no error.
func writerFails(t *contract.T) {
	for _, size := range []int{0, 20, 5000, 100_000} {
		message := content(size, 1)
		t.With("a message of %s, and a writer that takes it and returns an error", bytesOf(size))
		err := exercise.Send(troubled{troubles[0]}, message)
		t.Want(errors.Is(err, troubles[0]), writeError, fmt.Sprintf("the writer's error %q", troubles[0]), "%v", err)
		for _, after := range places(len(frame(message))) {
			trouble := troubles[after%len(troubles)]
			t.With("a message of %s, and a writer that fails after %s", bytesOf(size), bytesOf(after))
			err := exercise.Send(&limited{left: after, err: trouble}, message)
			t.Want(errors.Is(err, trouble), writeError, fmt.Sprintf("the writer's error %q", trouble), "%v", err)

			t.With("a message of %s, and a writer that takes %s in all, and gives no error", bytesOf(size), bytesOf(after))
			w := &limited{left: after}
			err = exercise.Send(w, message)
			t.Want(!w.cut || errors.Is(err, io.ErrShortWrite), shortWrite, "io.ErrShortWrite", "%v", err)
		}
	}
}

// tooLong sends more than a message may have.
func tooLong(t *contract.T) {
	for _, size := range []int{most + 1, most + 100, 2 * most, 5*most + 3} {
		t.With("a message of %s", bytesOf(size))
		var pipe bytes.Buffer
		err := exercise.Send(&pipe, make([]byte, size))
		t.Want(err != nil, sentTooLong, "an error from Send", "none")
		t.Want(pipe.Len() == 0, sentTooLong, "nothing written", "%s", bytesOf(pipe.Len()))
	}
}

// promises receives frames that may promise more than a message may have: the
// longest one with a bit changed in what comes before the message, and bytes that
// mean nothing. How a frame looks is not known here, so that an error is as good
// as a message that is not too long. But some of them do promise too much, so an error
// is due if more of them are messages of no bytes than a right Receive finds there.
func promises(t *contract.T) {
	longest := frame(content(most, 1))
	around := min(len(longest)-most, 16)
	whole := append(longest, make([]byte, 3*most)...)
	empty := 0
	look := func(stream []byte) {
		if promisesNothing(t, stream) {
			empty++
		}
	}
	few := func(most int) {
		t.Want(empty <= most, unchecked, "an error for what promises too much", "none, but %d messages of 0 bytes", empty)
		empty = 0
	}
	for bit := range around * 8 {
		t.With("the longest frame with bit %d of byte %d changed", bit%8, bit/8)
		whole[bit/8] ^= 1 << (bit % 8)
		look(whole)
		whole[bit/8] ^= 1 << (bit % 8)
	}
	t.With("the longest frame with any bit changed")
	few(4)
	for _, b := range []byte{0xFF, 0x7F, 0x80, '9'} {
		t.With("a stream of bytes 0x%02X", b)
		look(bytes.Repeat([]byte{b}, 4*most))
	}
	t.With("a stream of one byte again and again")
	few(3)
	endless(t, look, few)
	t.With("a stream of 64 bytes that are drawn")
	for range 1000 {
		stream := make([]byte, 64)
		for i := range stream {
			stream[i] = byte(t.Uint32())
		}
		look(stream)
	}
	few(20)
}

// endless looks for a length that loses all of its bits in a number of 32 or 64 bits: one
// in groups of 7 bits, then one in digits.
func endless(t *contract.T, look func(stream []byte), few func(most int)) {
	t.With("a stream that begins with a length of 2^70 or more, in groups of 7 bits")
	for groups := 10; groups < 40; groups++ {
		look(append(append(bytes.Repeat([]byte{0x80}, groups), 1), make([]byte, 64)...))
	}
	few(3)
	t.With("the longest frame with 2^32 or 2^64 for its length, if that is in digits")
	for _, length := range [][2]string{
		{"1048576", "4294967296"}, {"1048576", "18446744073709551616"}, {"100000", "100000000"}, {"100000", "10000000000000000"},
	} {
		look(bytes.Replace(frame(content(most, 1)), []byte(length[0]), []byte(length[1]), 1))
	}
	few(0)
}

// promisesNothing receives from a stream that no Send wrote, and reports that it gets a
// message of no bytes, and no error, from a beginning that is long enough to promise too
// much. Room for a message a few times over is memory enough.
func promisesNothing(t *contract.T, stream []byte) bool {
	const memory, want = 16 * most, "an error, or at most 1,048,576 bytes"
	defer func() {
		if crash := recover(); crash != nil {
			t.Fail(unchecked, want, "a panic: %v", crash)
		}
	}()
	r := bytes.NewReader(stream)
	var message []byte
	var err error
	used := contract.Allocated(func() { message, err = exercise.Receive(r) })
	t.Want(used <= memory, unchecked, want, "%s of memory made", units.Bytes(float64(used)))
	t.Want(err != nil || len(message) <= most, unchecked, want, "a message of %s", bytesOf(len(message)))
	return err == nil && len(message) == 0 && len(stream)-r.Len() > 2 // 16 bits count up to 65,535
}

// spliced receives the beginning that two long frames share, again and again, and then
// a whole frame: if a frame is in pieces, these are more than a message may have.
func spliced(t *contract.T) {
	a, b := frame(make([]byte, most)), frame(make([]byte, most-1))
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	for cut := range min(same, 24) {
		t.With("the beginning that two frames share, %d bytes, 4 times, then a frame", same-cut)
		promisesNothing(t, append(bytes.Repeat(a[:same-cut], 4), a...))
	}
}
