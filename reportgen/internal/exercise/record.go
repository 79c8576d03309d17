package exercise

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"syscall"
	"time"

	"workbook/labs/plain"
	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
)

// A Record remembers the results of checks, by lab. Each entry holds for one
// content of the student's file: once that changes, it says nothing more.
type Record struct {
	path    string
	entries map[string]entry
	broken  error // why the file cannot be read, and is left as it is
}

type entry struct {
	Content string          `json:"content"` // SHA-256 of the file that was checked
	Status  results.Attempt `json:"status"`
	Cause   string          `json:"cause,omitempty"` // of the failure, if the status is not passed
	At      time.Time       `json:"at"`
	Hints   map[string]int  `json:"hints,omitempty"` // how many were shown, by cause; these outlive a change
}

// OpenRecord reads the record at path; there need not be one yet. If it cannot be
// read, the record that comes with the error knows nothing and keeps nothing.
func OpenRecord(path string) (*Record, error) {
	r := &Record{path: path}
	r.read()
	return r, r.broken
}

// read reads the file again, so that what other commands have kept meanwhile stays
// in it.
func (r *Record) read() {
	r.entries, r.broken = map[string]entry{}, nil
	text, err := atomicfile.Read(r.path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return // writing it fails too, and names what is in the way
	}
	var entries map[string]entry
	if err == nil {
		err = json.Unmarshal(text, &entries)
	}
	switch {
	case err != nil:
		r.broken = fmt.Errorf("record of checks: %s: %w; remove the file, and check again", r.path, err)
	case entries != nil: // the file may say null
		r.entries = entries
	}
}

// Status is how far the unit's exercise has come, as its file in the project at
// root is now.
func (r *Record) Status(root fs.FS, u course.Unit) results.Attempt {
	content, err := Content(root, u)
	switch e := r.entries[u.Name]; {
	case isGiven(root, u):
		return results.NotAttempted
	case err == nil && e.Content == content:
		return e.Status
	}
	return results.Attempted
}

// Cause names what the last check of the unit's exercise found, if that is
// [results.NotPassed] and the file is still the one that was checked; "" if not.
func (r *Record) Cause(root fs.FS, u course.Unit) string {
	if r.Status(root, u) != results.NotPassed {
		return ""
	}
	return r.entries[u.Name].Cause
}

// Keep remembers a verdict, for the text that it is about.
func (r *Record) Keep(u course.Unit, v Verdict) error {
	r.read()
	e := r.entries[u.Name]
	e.Content, e.Status, e.At = v.Content, v.Status, time.Now().UTC().Truncate(time.Second)
	e.Cause = ""
	if failed := v.Failure(); failed != nil {
		e.Cause = failed.Failure.Cause
	}
	r.entries[u.Name] = e
	return r.write()
}

// NextHint returns how many hints for a cause are shown by now, one more than
// before, up to most.
func (r *Record) NextHint(u course.Unit, cause string, most int) (int, error) {
	r.read()
	e := r.entries[u.Name]
	if e.Hints == nil {
		e.Hints = map[string]int{}
	}
	e.Hints[cause] = min(e.Hints[cause]+1, most)
	r.entries[u.Name] = e
	return e.Hints[cause], r.write()
}

func (r *Record) write() error {
	if r.broken != nil {
		return r.broken
	}
	if err := atomicfile.MakeFolder(filepath.Dir(r.path), 0o755, atomicfile.InItsPlace); err != nil {
		return fmt.Errorf("record of checks: %w", err)
	}
	return atomicfile.Replace(r.path, func(w io.Writer) error {
		return json.NewEncoder(w).Encode(r.entries)
	})
}

// isGiven reports that the student's file is as it was given.
func isGiven(root fs.FS, u course.Unit) bool {
	is, err := Content(root, u)
	was, missing := fingerprint(root, u.Given())
	if err != nil || missing != nil || is != was {
		return false
	}
	given, err := fs.ReadFile(root, u.Given())
	return err == nil && workedIn(u, given) == nil // a program that saves room may have made one file of the two
}

// Content is the fingerprint of the student's file as it is now.
func Content(root fs.FS, u course.Unit) (string, error) { return fingerprint(root, u.ExerciseFile()) }

// fingerprint is that of a file's content.
func fingerprint(root fs.FS, name string) (string, error) {
	if err := readable(root, name); err != nil {
		return "", err
	}
	content, err := fs.ReadFile(root, name)
	if err != nil {
		return "", err
	}
	return fingerprintOf(content), nil
}

// fingerprintOf tells one content of a file from another, whichever line ends an
// editor gave it.
func fingerprintOf(content []byte) string {
	sum := sha256.Sum256(plain.Text(content))
	return hex.EncodeToString(sum[:])
}

// maxBytes bounds an exercise: far more than anybody writes. A program's output that
// went to the file may have gigabytes.
const maxBytes = 1 << 20

// readable says why a file of the project cannot be read, before whoever reads it
// waits: a pipe has an end only when somebody writes to it.
func readable(root fs.FS, name string) error {
	about, err := fs.Stat(root, name)
	switch {
	case course.LeadsOut(root, name):
		return fmt.Errorf("%s is a link to a file that is missing or outside of the project; put the file itself there", name)
	case err != nil:
		return atomicfile.Unread(err)
	case !about.Mode().IsRegular():
		return fmt.Errorf("%s is not a file; move it away", name)
	case about.Size() > maxBytes:
		return fmt.Errorf("%s is larger than %d MiB, so nobody wrote it as a program; move it away", name, maxBytes>>20)
	}
	return nil
}
