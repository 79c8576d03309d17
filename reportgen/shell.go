package main

import (
	"cmp"
	"context"
	"io"
)

// A shell is what a command runs in.
type shell struct {
	ctx            context.Context
	stdin          io.Reader
	stdout, stderr io.Writer
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
