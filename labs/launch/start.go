package launch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// A startError is a launch whose program could not be started.
type startError struct {
	path string
	err  error
}

func (e *startError) Error() string { return fmt.Sprintf("launch %s: %s", e.path, e.err) }

func (e *startError) Unwrap() error { return e.err }

// Started reports whether the launch that gave err has started its program. If not,
// nothing that the program does is to blame.
func Started(err error) bool { return !errors.As(err, new(*startError)) }

// A virus scanner reads a program that was just written, and holds its file while it
// does. The start is tried again every holdPause, until holdTime has passed.
const (
	holdTime  = 2 * time.Second
	holdPause = 20 * time.Millisecond
)

// untilReleased calls start, and again as long as another process holds the program's
// file.
func untilReleased(ctx context.Context, start func() error) error {
	for end := time.Now().Add(holdTime); ; {
		err := start()
		if !isOne(err, held) || ctx.Err() != nil || time.Now().After(end) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(holdPause):
		}
	}
}

func isOne(err error, of []error) bool {
	return slices.ContainsFunc(of, func(one error) bool { return errors.Is(err, one) })
}

// sandboxed is what to do about EPERM, which a rule against system calls gives; the rights
// of a file give EACCES.
const sandboxed = "a container or sandbox forbids what the start of a program takes: try outside of it"

// notStarted is why the program at path could not be started, and what to do. Those in
// the janitor's folder were built by this process, in a place where programs run.
func notStarted(path string, err error) error {
	if at := new(fs.PathError); errors.As(err, &at) && at.Path == path {
		err = at.Err // the rest says the path once more
	}
	err = Limited(err)
	var todo []string
	if errors.Is(err, syscall.EPERM) {
		todo = append(todo, sandboxed)
	}
	if _, missing := os.Stat(path); errors.Is(err, fs.ErrNotExist) && missing == nil {
		todo = append(todo, "the file is there, but the program that has to read it is not: the one that its first line names, or the loader of another system")
	}
	if janitor != nil && strings.HasPrefix(path, janitor.Folder+string(filepath.Separator)) {
		_, missing := os.Stat(path)
		if errors.Is(missing, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || isOne(err, held) || isOne(err, refused) {
			todo = append(todo, fmt.Sprintf("something removed or locked the program that was just built, perhaps a virus scanner: "+
				"exclude %s from it, or set GOTMPDIR to a folder that it leaves alone", filepath.Join(filepath.Dir(janitor.Folder), folderName+"*")))
		}
	}
	if todo != nil {
		err = fmt.Errorf("%w; %s", err, strings.Join(todo, "; or "))
	}
	return &startError{path, err}
}
