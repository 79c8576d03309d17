package results

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Write writes the file as JSON. What always stands in it as a list is a list
// when empty too, and never null, so that a script can walk it.
func (f *File) Write(w io.Writer) error {
	text, err := json.MarshalIndent(f.withLists(), "", " ")
	if err != nil {
		return fmt.Errorf("results file: %w", err)
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

// withLists returns a copy of the file in which empty lists are not nil.
func (f *File) withLists() *File {
	whole := *f
	whole.Calibration.Ceiling = list(f.Calibration.Ceiling)
	whole.Warnings = list(f.Warnings)
	whole.Labs = list(f.Labs)
	for i := range whole.Labs {
		l := &whole.Labs[i]
		l.Race.Reports = list(l.Race.Reports)
		l.Cases = list(l.Cases)
		for j := range l.Cases {
			l.Cases[j].Samples = list(l.Cases[j].Samples)
		}
	}
	return &whole
}

func list[T any](xs []T) []T { return append([]T{}, xs...) }

// Replace writes a file so that at path there is always a whole one, the
// earlier or the new: beside it first, then by rename.
func Replace(path string, write func(io.Writer) error) (err error) {
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return fmt.Errorf("write %s: %w; is the folder writable?", path, err)
	}
	defer func() {
		if err != nil {
			file.Close()
			os.Remove(file.Name())
		}
	}()
	if err := write(file); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := file.Chmod(0o644); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := file.Close(); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := os.Rename(file.Name(), path); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}
