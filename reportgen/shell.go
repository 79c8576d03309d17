package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"workbook/reportgen/internal/written"
)

// A shell is what a command runs in.
type shell struct {
	ctx            context.Context
	stdin          io.Reader
	stdout, stderr io.Writer

	finished bool // the command was to be ended by an interruption, and is done
}

// patience is how long a command may be silent.
const patience = 1500 * time.Millisecond

// meanwhile says on stderr what is going on, if the timer that it returns is not
// stopped or reset before patience ends.
func (sh *shell) meanwhile(doing string) *time.Timer {
	return time.AfterFunc(patience, func() { fmt.Fprintln(sh.stderr, doing) })
}

// readLine reads a line of what the input has, unless the command is interrupted, and
// keeps what is text of it. An error comes without text.
func (sh *shell) readLine(in *bufio.Reader) (string, error) {
	type line struct {
		text string
		err  error
	}
	got := make(chan line, 1)
	go func() {
		text, err := upToLineEnd(in)
		got <- line{written.Line(text), err}
	}()
	select {
	case <-sh.ctx.Done():
		return "", sh.ctx.Err()
	case l := <-got:
		return l.text, l.err
	}
}

// mostTyped bounds a line that is typed, in bytes: more is another program's output, which
// may have no end.
const mostTyped = 64 << 10

var errNotTyped = fmt.Errorf("a line of more than %d KiB on standard input: that is another program's output; run this in a terminal, or answer with flags", mostTyped>>10)

// upToLineEnd reads a line, of which the end may be missing at the end of the input.
func upToLineEnd(in *bufio.Reader) (string, error) {
	var text []byte
	for {
		piece, err := in.ReadSlice('\n')
		text = append(text, piece...)
		switch {
		case len(text) > mostTyped:
			return "", errNotTyped
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case len(text) > 0:
			return string(text), nil
		}
		return "", err
	}
}

// usageError is a mistake in what was typed.
type usageError struct{ error }

// A printer remembers the first failure to print, so that no command swallows it.
type printer struct {
	io.Writer
	failed error
}

func (p *printer) Write(text []byte) (int, error) {
	n, err := p.Writer.Write(text)
	p.failed = cmp.Or(p.failed, err)
	return n, err
}
