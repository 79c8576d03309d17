package results

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"workbook/labs/plain"
)

// Open reads the results file at path. One that is too large is refused unread.
func Open(path string) (*File, error) {
	file, err := os.Open(path)
	if err != nil {
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
	switch {
	case errors.As(err, new(noResults)):
		return nil, fmt.Errorf("%s: %w; make one with make report", path, err)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return f, nil
}

// noResults is the error of a file that is none, or no longer: half of one, or one with
// a merge's marks.
type noResults struct{ error }

func (n noResults) Error() string { return "no results file: " + n.error.Error() }
func (n noResults) Unwrap() error { return n.error }

var errTooLarge = fmt.Errorf("larger than %d MiB; this is no results file", MaxBytes>>20)

// Read reads a results file and refuses what is none: other JSON, another
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
	if err := checkSize(text); err != nil {
		return nil, noResults{err}
	}
	f := new(File)
	err := json.Unmarshal(text, f)
	if err != nil {
		err = fmt.Errorf("%.300s", plain.Line(err.Error())) // it may hold a piece of the file, of any size
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
		return nil, noResults{err}
	}
	for i := range f.Labs {
		f.Labs[i].Summarize()
	}
	return f, nil
}

// checkVersion looks at the schema number alone: another version may differ in
// everything else.
func checkVersion(text []byte) error {
	var version struct {
		Schema *int `json:"schema"`
		HandIn *int `json:"hand_in"`
	}
	if json.Unmarshal(text, &version) != nil {
		return nil // then it is no JSON, which is said already
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

var errHandIn = errors.New("a hand-in, and no results file; go run ./reportgen merge makes a page of hand-ins")

// anotherSchema is the error of a results file that this reportgen cannot read.
type anotherSchema int

func (s anotherSchema) Error() string {
	todo := "make them again with make report"
	if s > Schema {
		todo = "get the newest workbook, or make them again with make report"
	}
	return fmt.Sprintf("results of schema %d; this reportgen reads schemas %d to %d, so %s", int(s), oldestSchema, Schema, todo)
}
