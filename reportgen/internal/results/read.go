package results

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"workbook/labs/plain"
	"workbook/reportgen/internal/bounds"
)

// Open reads the results file at path. One that is too large is refused unread.
func Open(path string) (*File, error) {
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0) // a pipe that nobody writes to is empty, and not waited for
	switch {
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("results file: %w; only another user may read it", err)
	case err != nil && strings.Contains(path, "://"):
		return nil, fmt.Errorf("%s: an address; download the results file, and name that", plain.Path(path))
	case err != nil:
		return nil, fmt.Errorf("results file: %w; make one with make report", err)
	}
	defer file.Close()
	size := int64(MaxBytes) // of what has no size, a pipe for one
	switch about, err := file.Stat(); {
	case err == nil && about.IsDir():
		return nil, fmt.Errorf("%s: is a folder; name the results file in it", path)
	case err == nil && about.Mode().IsRegular():
		size = about.Size()
	}
	f, err := read(file, size)
	no := noResults{}
	switch {
	case errors.As(err, &no) && no.todo == "":
		return nil, fmt.Errorf("%s: %w; make one with make report", path, err)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return f, nil
}

// noResults is the error of a file that is not a results file, or not any more: half of one, or one with
// a merge's marks.
type noResults struct {
	error
	todo string // "" if nothing better is known than to make one
}

func (n noResults) Error() string {
	if n.todo == "" {
		return "not a results file: " + n.error.Error()
	}
	return "not a results file: " + n.error.Error() + "; " + n.todo
}

func (n noResults) Unwrap() error { return n.error }

var errTooLarge = fmt.Errorf("larger than %d MiB; this is not a results file", MaxBytes>>20)

// Read reads a results file and refuses anything else: other JSON, another
// version, more than the bounds, numbers that no measurement gives. The
// summaries are worked out anew from the samples, so that they cannot disagree.
func Read(r io.Reader) (*File, error) { return read(r, 0) }

// read reads a file of at most that size into a buffer that need not grow; a
// longer one makes it grow.
func read(r io.Reader, size int64) (*File, error) {
	if size > MaxBytes {
		return nil, errTooLarge
	}
	var text bytes.Buffer
	text.Grow(int(size) + 2*bytes.MinRead)
	if _, err := text.ReadFrom(io.LimitReader(r, MaxBytes+1)); err != nil {
		return nil, fmt.Errorf("read results: %w", err)
	}
	if text.Len() > MaxBytes {
		return nil, errTooLarge
	}
	return parse(plain.Text(text.Bytes()))
}

// parse looks at how much there is before anything is made of it.
func parse(text []byte) (*File, error) {
	if is, todo := anotherKind(text); is != "" {
		return nil, noResults{errors.New(is), todo}
	}
	if err := checkSize(text); err != nil {
		return nil, noResults{err, ""}
	}
	f := new(File)
	todo, err := "", json.Unmarshal(text, f)
	if err == nil {
		err = bounds.Repeated(text)
	}
	if err != nil {
		todo, err = inWords(text, err)
	}
	if err != nil || f.Schema < oldestSchema || f.Schema > Schema {
		err = cmp.Or(checkVersion(text), err)
	}
	if err == nil {
		f.upgrade()
		err = f.check()
	}
	switch {
	case errors.As(err, new(anotherSchema)):
		return nil, err
	case errors.Is(err, errHandIn):
		return nil, err
	case err != nil:
		return nil, noResults{err, todo}
	}
	for i := range f.Labs {
		f.Labs[i].Summarize()
	}
	return f, nil
}

// inWords says in plain words why the text could not be read, and what to do, if that is
// known.
func inWords(text []byte, err error) (todo string, why error) {
	what, todo := bounds.Unread(text, err)
	return todo, fmt.Errorf("%.300s", plain.Line(what)) // it may hold a piece of the file, of any size
}

// anotherKind says what a text is that begins like another file that people have, and
// what to do; "" if it does not.
func anotherKind(text []byte) (is, todo string) {
	for _, kind := range []struct{ begins, is, todo string }{
		{"<!doctype html", "it is a page", "name the results.json that it was made from"},
		{"lab,variant,", "it is made from one", "name the results.json beside it"},
		{"# Concurrency workbook", "it is made from one", "name the results.json beside it"},
		{"goos: ", "it is made from one", "name the results.json beside it"},
		{"\x1f\x8b", "it is packed", "unpack it"},
		{"PK\x03\x04", "it is packed", "unpack it"},
	} {
		if bytes.EqualFold(text[:min(len(text), len(kind.begins))], []byte(kind.begins)) {
			return kind.is, kind.todo
		}
	}
	return "", ""
}

// checkVersion looks at the schema number alone: another version may differ in
// everything else.
func checkVersion(text []byte) error {
	var version struct {
		Schema *int `json:"schema"`
		HandIn *int `json:"hand_in"`
	}
	if json.Unmarshal(text, &version) != nil {
		return nil // then it is not JSON, which is said already
	}
	switch {
	case version.HandIn != nil:
		return errHandIn
	case version.Schema == nil:
		return errors.New("it has no schema number")
	case *version.Schema < oldestSchema || *version.Schema > Schema:
		return anotherSchema(*version.Schema)
	}
	return nil
}

var errHandIn = errors.New("a hand-in, not a results file; go run ./reportgen merge makes a page of hand-ins")

// anotherSchema is the error of a results file that this reportgen cannot read.
type anotherSchema int

func (s anotherSchema) Error() string {
	todo := "make them again with make report"
	if s > Schema {
		todo = "get the newest workbook, or make them again with make report"
	}
	return fmt.Sprintf("results of schema %d; this reportgen reads schemas %d to %d, so %s", int(s), oldestSchema, Schema, todo)
}
