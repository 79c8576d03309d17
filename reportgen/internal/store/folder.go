package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"

	"workbook/reportgen/internal/atomicfile"
)

// extension is that of a hand-in's file; what comes before is the student's key.
const extension = ".json"

// A folder holds a file for each student.
type folder struct {
	path string
	lock *flock.Flock
}

// openFolder takes the folder for this program. It removes half-written files: a program
// that was killed left them, because only the holder of the lock writes.
func openFolder(path string) (Store, error) {
	if err := atomicfile.MakeFolder(path, 0o700, "name another one with -store"); err != nil {
		return nil, fmt.Errorf("folder for the hand-ins: %w", err)
	}
	lock := flock.New(filepath.Join(path, ".lock"))
	held, err := lock.TryLock()
	if failed := atomicfile.LockError(lock.Path(), err); failed != nil {
		return nil, fmt.Errorf("lock the folder of the hand-ins: %w", failed)
	}
	if err == nil && !held {
		return nil, fmt.Errorf("another class keeps its hand-ins in %s; end it, or name another folder with -store", path)
	}
	halves, _ := fs.Glob(os.DirFS(path), ".*.partial") // the pattern is well-formed
	for _, half := range halves {
		if err := os.Remove(filepath.Join(path, half)); err != nil {
			return nil, errors.Join(fmt.Errorf("folder of the hand-ins: %w", err), lock.Close())
		}
	}
	return folder{path, lock}, nil
}

func (f folder) Put(_ context.Context, student string, text []byte) error {
	if err := checkKey(student); err != nil {
		return err
	}
	return atomicfile.Keep(filepath.Join(f.path, student+extension), text)
}

// Follow leaves out files whose names are not a student's key: somebody else put them
// there.
func (f folder) Follow(ctx context.Context, told func(Entry)) error {
	names, err := f.names()
	if err != nil {
		return err
	}
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join(f.path, name))
		if err = errors.Join(err, ctx.Err()); err != nil {
			return fmt.Errorf("read a hand-in: %w", err)
		}
		told(Entry{Student: strings.TrimSuffix(name, extension), Text: text})
	}
	return nil
}

func (f folder) Forget(context.Context) error {
	names, err := f.names()
	for _, name := range names {
		err = errors.Join(err, os.Remove(filepath.Join(f.path, name)))
	}
	if err != nil {
		return fmt.Errorf("delete the hand-ins: %w", err)
	}
	return nil
}

func (f folder) Close() error { return f.lock.Close() }

// names are the files of hand-ins, sorted.
func (f folder) names() (names []string, err error) {
	entries, err := os.ReadDir(f.path)
	if err != nil {
		return nil, fmt.Errorf("folder of the hand-ins: %w", err)
	}
	for _, entry := range entries {
		student, is := strings.CutSuffix(entry.Name(), extension)
		if is && key.MatchString(student) && entry.Type().IsRegular() {
			names = append(names, entry.Name())
		}
	}
	return names, nil
}
